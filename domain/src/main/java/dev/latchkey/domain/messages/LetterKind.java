package dev.latchkey.domain.messages;

/** What a letter is about. */
public enum LetterKind {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    EMAIL_TAKEN_NOTICE,
    PHONE_CHANGED,
    TELEGRAM_LINKED,
    TELEGRAM_UNLINKED,
    NEW_DEVICE,
    ACCOUNT_DELETED
}
