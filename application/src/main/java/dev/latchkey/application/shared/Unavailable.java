package dev.latchkey.application.shared;

/** Something that a port stands on cannot be reached now. The client is told to come back, never let in. */
public class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where nothing was thrown: there is simply no room, or nobody to ask. */
    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
