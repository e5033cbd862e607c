package dev.latchkey.persistence;

import org.jspecify.annotations.Nullable;

/**
 * This program must not use this store, and waiting does not help. The message is for the operator: what is wrong and
 * what to do. Thrown at the start only.
 */
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreRefused(String message) {
        this(message, null);
    }

    public StoreRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
