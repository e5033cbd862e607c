package dev.latchkey.domain.messages;

/** Why a message is sent. */
public enum MessagePurpose {
    SIGN_IN_CODE,
    PHONE_CHANGE_CODE,
    PROOF_CODE,
    VERIFY_EMAIL,
    RESET_PASSWORD,
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
    ACCOUNT_DELETED;

    /** Whether the message is there to bring a code. */
    public boolean isCode() {
        return this == SIGN_IN_CODE || this == PHONE_CHANGE_CODE || this == PROOF_CODE;
    }

    /** Why a letter of that kind is sent. */
    public static MessagePurpose of(LetterKind kind) {
        return switch (kind) {
            case VERIFY_EMAIL -> VERIFY_EMAIL;
            case RESET_PASSWORD -> RESET_PASSWORD;
            case CHANGE_EMAIL -> CHANGE_EMAIL;
            case PASSWORD_CHANGED -> PASSWORD_CHANGED;
            case EMAIL_CHANGED -> EMAIL_CHANGED;
            case EMAIL_ADDED -> EMAIL_ADDED;
            case EMAIL_RELEASED -> EMAIL_RELEASED;
            case EMAIL_TAKEN_NOTICE -> EMAIL_TAKEN_NOTICE;
            case PHONE_CHANGED -> PHONE_CHANGED;
            case TELEGRAM_LINKED -> TELEGRAM_LINKED;
            case TELEGRAM_UNLINKED -> TELEGRAM_UNLINKED;
            case PHONE_RECYCLED -> PHONE_RECYCLED;
            case PHONE_DORMANT -> PHONE_DORMANT;
            case ROLE_CHANGED -> ROLE_CHANGED;
            case ACCOUNT_BANNED -> ACCOUNT_BANNED;
            case SESSION_REUSED -> SESSION_REUSED;
            case NEW_DEVICE -> NEW_DEVICE;
            case ACCOUNT_DELETED -> ACCOUNT_DELETED;
        };
    }
}
