package dev.latchkey.verifier;

/**
 * It cannot be known at this moment whether the token is right: Latchkey does not answer, and what it said before is too
 * old. Says nothing about the token. Answer 503, never 401, or clients throw away what may be right.
 */
public final class VerifierUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace of its own, for it comes with every request while Latchkey is away. */
    VerifierUnavailable(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    VerifierUnavailable(String message) {
        super(message, null, false, false);
    }
}
