package dev.latchkey.domain.login;

/** What somebody may do who has followed a link in a letter. A link is good for one of them only. */
public enum LinkPurpose {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    /** To show that a new address belongs to whoever wants it for their account. */
    CHANGE_EMAIL
}
