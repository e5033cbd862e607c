package dev.latchkey.persistence.redis;

import dev.latchkey.application.shared.Unavailable;

/**
 * Redis cannot be used now: it is away, slow, starting, full, read-only, or does not let us in. Whether it did what it was
 * asked is not known. Never carries keys, values or passwords.
 */
public final class RedisUnavailable extends Unavailable {
    private static final long serialVersionUID = 1L;

    RedisUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
