package dev.latchkey.bootstrap.architecture.culprits.time_ids_and_chance_are_handed_in.application.login;

import java.time.Instant;
import java.util.function.Supplier;

/** Not even by reference. */
public final class LooksAtTheClock {
    public Supplier<Instant> clock() {
        return Instant::now;
    }
}
