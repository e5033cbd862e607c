package dev.latchkey.verifier;

/** Not what we read: not JSON, or JSON of another form. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
        super(what, null, false, false);
    }
}
