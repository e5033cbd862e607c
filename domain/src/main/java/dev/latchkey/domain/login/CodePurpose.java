package dev.latchkey.domain.login;

/** What a code is for. A code that was sent for one purpose proves nothing for another. */
public enum CodePurpose {
    SIGN_IN
}
