package dev.latchkey.application.shared;

/** Something that a port stands on cannot be reached now. The client is told to come back, never let in. */
public class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
