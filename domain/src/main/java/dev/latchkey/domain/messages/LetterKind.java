package dev.latchkey.domain.messages;

/** What a letter is about. */
public enum LetterKind {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    /** To an address that somebody wants for their account. */
    CHANGE_EMAIL,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    EMAIL_ADDED,
    EMAIL_RELEASED,
    EMAIL_TAKEN_NOTICE,
    PHONE_CHANGED,
    TELEGRAM_LINKED,
    TELEGRAM_UNLINKED,
    PHONE_RECYCLED,
    PHONE_DORMANT,
    ROLE_CHANGED,
    ACCOUNT_BANNED,
    SESSION_REUSED,
    NEW_DEVICE,
    ACCOUNT_DELETED
}
