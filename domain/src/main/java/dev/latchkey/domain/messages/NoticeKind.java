package dev.latchkey.domain.messages;

/** What people are told of their account without having asked, so that they notice when it was not them. */
public enum NoticeKind {
    PASSWORD_CHANGED(LetterKind.PASSWORD_CHANGED),
    PHONE_CHANGED(LetterKind.PHONE_CHANGED),
    /** Somebody else has the number now: the account was not used for long. */
    PHONE_RECYCLED(LetterKind.PHONE_RECYCLED),
    /** Somebody has the number, and was not let in for it: the account was not used for long. */
    PHONE_DORMANT(LetterKind.PHONE_DORMANT),
    EMAIL_CHANGED(LetterKind.EMAIL_CHANGED),
    EMAIL_ADDED(LetterKind.EMAIL_ADDED),
    /** The account had not proved the address, and somebody else has. */
    EMAIL_RELEASED(LetterKind.EMAIL_RELEASED),
    /** Somebody can sign in with it from now on. */
    TELEGRAM_LINKED(LetterKind.TELEGRAM_LINKED),
    TELEGRAM_UNLINKED(LetterKind.TELEGRAM_UNLINKED),
    ROLE_CHANGED(LetterKind.ROLE_CHANGED),
    ACCOUNT_BANNED(LetterKind.ACCOUNT_BANNED),
    /** A session was ended because its secret seems to be in two hands. */
    SESSION_REUSED(LetterKind.SESSION_REUSED),
    ACCOUNT_DELETED(LetterKind.ACCOUNT_DELETED);

    private final LetterKind letter;

    NoticeKind(LetterKind letter) {
        this.letter = letter;
    }

    /** The letter that says it. */
    public LetterKind letter() {
        return letter;
    }

    /** Why it is sent, whichever way it takes. */
    public MessagePurpose purpose() {
        return MessagePurpose.of(letter);
    }
}
