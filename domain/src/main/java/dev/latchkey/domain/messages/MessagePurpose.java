package dev.latchkey.domain.messages;

/** Why a message is sent. */
public enum MessagePurpose {
    SIGN_IN_CODE,
    PHONE_CHANGE_CODE,
    PROOF_CODE,
    /** To the old number, when an account has got another. */
    PHONE_CHANGED_NOTICE,
    /** When the account has got another Telegram, or has none any more. */
    TELEGRAM_CHANGED_NOTICE,
    VERIFY_EMAIL,
    RESET_PASSWORD,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    EMAIL_TAKEN_NOTICE,
    PHONE_CHANGED,
    TELEGRAM_LINKED,
    TELEGRAM_UNLINKED,
    NEW_DEVICE,
    ACCOUNT_DELETED;

    /** Why a letter of that kind is sent. */
    public static MessagePurpose of(LetterKind kind) {
        return switch (kind) {
            case VERIFY_EMAIL -> VERIFY_EMAIL;
            case RESET_PASSWORD -> RESET_PASSWORD;
            case PASSWORD_CHANGED -> PASSWORD_CHANGED;
            case EMAIL_CHANGED -> EMAIL_CHANGED;
            case EMAIL_TAKEN_NOTICE -> EMAIL_TAKEN_NOTICE;
            case PHONE_CHANGED -> PHONE_CHANGED;
            case TELEGRAM_LINKED -> TELEGRAM_LINKED;
            case TELEGRAM_UNLINKED -> TELEGRAM_UNLINKED;
            case NEW_DEVICE -> NEW_DEVICE;
            case ACCOUNT_DELETED -> ACCOUNT_DELETED;
        };
    }
}
