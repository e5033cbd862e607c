package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;

/** The way a message takes. Each has its own pace: a slow mail server must not keep codes from phones. */
public enum Channel {
    SMS,
    MAIL;

    /** The way to somebody who is known by that. */
    public static Channel to(Identifier recipient) {
        if (recipient instanceof TelegramId) {
            throw new IllegalArgumentException("Nothing is sent through Telegram yet");
        }
        return recipient instanceof PhoneNumber ? SMS : MAIL;
    }
}
