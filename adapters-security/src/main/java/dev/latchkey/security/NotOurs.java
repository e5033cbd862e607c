package dev.latchkey.security;

/** A token that is not believed. Never says why, and never leaves this package. */
final class NotOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOurs() {
        super("not ours", null, false, false);
    }

    static void unless(boolean fact) {
        if (!fact) {
            throw new NotOurs();
        }
    }
}
