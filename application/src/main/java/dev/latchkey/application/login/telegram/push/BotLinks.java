package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.login.TelegramSecret;
import java.net.URI;

/** Links that open a chat with our bot. */
@Port
@FunctionalInterface
public interface BotLinks {

    /**
     * A link by which the bot gets that.
     *
     * @throws dev.latchkey.application.shared.Unavailable if nobody can be asked what the bot is called
     */
    URI start(TelegramSecret payload);
}
