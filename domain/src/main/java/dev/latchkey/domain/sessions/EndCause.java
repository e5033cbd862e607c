package dev.latchkey.domain.sessions;

import dev.latchkey.domain.shared.Word;

/** Why a session was ended before its time. */
public enum EndCause {
    SIGNED_OUT,
    SIGNED_OUT_EVERYWHERE,
    /** Its owner ended it from another device. */
    ENDED_BY_OWNER,
    /** Its tokens could not be handed over, so nobody has them. */
    NOT_DELIVERED,
    /** A refresh token was shown again after its time: its owner's or a thief's, nobody can tell. */
    TOKEN_REUSED,
    /** The account has got another phone, on another of its devices. */
    PHONE_CHANGED,
    /** The same for an e-mail address. */
    EMAIL_CHANGED,
    PASSWORD_CHANGED,
    /** The account has got another Telegram, or has none any more. */
    TELEGRAM_CHANGED,
    ACCOUNT_BANNED,
    ACCOUNT_DELETED;

    /** Stable name, e.g. {@code token_reused}. */
    public String code() {
        return Word.of(this);
    }
}
