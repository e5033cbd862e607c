package dev.latchkey.application.login.telegram.line;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An update that waits to be handled.
 *
 * @param json what it says, sealed: there may be phones in it
 * @param attempts how often it was claimed, the claim that gave it out included
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from one statement to the next, never compared.
public record WaitingUpdate(long id, OptionalLong person, byte[] json, Instant receivedAt, int attempts) {

    /** An update that nobody has claimed yet. */
    public WaitingUpdate(long id, OptionalLong person, byte[] json, Instant receivedAt) {
        this(id, person, json, receivedAt, 0);
    }

    @Override
    public String toString() {
        return "WaitingUpdate[" + id + ", attempts=" + attempts + "]";
    }
}
