package dev.latchkey.application.shared;

import java.time.Instant;

/** Things that were kept for a while and are of no use any more. */
@Port
public interface Leftovers {

    /** Clears some of them away, quickly. Returns how many; zero when none are left. */
    int clear(Instant now);
}
