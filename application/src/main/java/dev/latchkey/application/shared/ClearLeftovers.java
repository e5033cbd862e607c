package dev.latchkey.application.shared;

import java.time.InstantSource;
import java.util.List;

/** Clears away what is of no use any more. Any number of instances may do so at once. */
public final class ClearLeftovers {
    /** A bound on one visit; what is left over then waits for the next. */
    private static final int MOST_ROUNDS = 1000;

    private final List<Leftovers> places;
    private final InstantSource clock;

    public ClearLeftovers(List<Leftovers> places, InstantSource clock) {
        this.places = List.copyOf(places);
        this.clock = clock;
    }

    /** Returns how many things were cleared away. */
    public int clear() {
        return places.stream().mapToInt(this::clear).sum();
    }

    private int clear(Leftovers place) {
        int cleared = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int some = place.clear(clock.instant());
            if (some == 0) {
                break;
            }
            cleared += some;
        }
        return cleared;
    }
}
