package dev.latchkey.domain.login;

/** What a code is for. A code that was sent for one purpose proves nothing for another. */
public enum CodePurpose {
    SIGN_IN,
    /** To show that a new number belongs to whoever wants it for their account. */
    PHONE_CHANGE,
    /** To show once more who somebody is who is signed in already. */
    PROOF
}
