package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;

/** The way a message takes. Each has its own pace: a slow mail server must not keep codes from phones. */
public enum Channel {
    SMS,
    MAIL;

    /** The way to somebody who is known by that. */
    public static Channel to(Identifier recipient) {
        return recipient instanceof PhoneNumber ? SMS : MAIL;
    }
}
