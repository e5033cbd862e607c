package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.TelegramId;
import java.time.Instant;

/** Chats in which nobody is asked anything for a while, because somebody has asked there who should not. */
@Port
public interface QuietChats {

    /** Quiet until then, or for longer if it is so already. */
    void quieten(TelegramId chat, Instant until);

    boolean isQuiet(TelegramId chat, Instant now);
}
