package dev.latchkey.verifier;

/**
 * The token must not be believed. Says the same whatever is wrong with it, so that nobody can feel their way to a token that
 * is right; the reason is in the log of {@code dev.latchkey.verifier} at level {@code DEBUG}. Answer 401.
 *
 * <p>Has no stack trace: it is an answer, not a fault.
 */
public final class InvalidToken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    InvalidToken(Reason reason) {
        super("The access token is not valid", null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
