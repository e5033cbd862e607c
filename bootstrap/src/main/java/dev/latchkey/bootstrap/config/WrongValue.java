package dev.latchkey.bootstrap.config;

/** A text that is no value of its kind. The message goes on where the text ends: {@code is not a whole number}. */
final class WrongValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongValue(String what) {
        super(what, null, false, false);
    }
}
