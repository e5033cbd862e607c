package dev.latchkey.persistence;

import dev.latchkey.application.shared.Unavailable;

/**
 * The database cannot answer now and may in a moment: it is away, starting, full, read-only, or every connection is
 * taken. Whether the work was done is not known. Never carries SQL or values.
 */
public final class StoreUnavailable extends Unavailable {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
