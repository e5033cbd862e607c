package dev.latchkey.bootstrap.command;

/** A command that was understood and cannot be carried out as things are. The message tells an operator why. */
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDone(String message) {
        super(message);
    }
}
