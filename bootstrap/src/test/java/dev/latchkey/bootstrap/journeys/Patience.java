package dev.latchkey.bootstrap.journeys;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Does what clients are told to do when they get 503 or nothing at all: tries again. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /** The first answer that is not 503. */
    static Answer answer(Supplier<Answer> call) {
        return until(call, answer -> answer.status() != 503);
    }

    /** What comes of it once nothing is in the way. */
    static <T> T of(Supplier<T> work) {
        return until(work, done -> true);
    }

    private static <T> T until(Supplier<T> work, Predicate<T> good) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            Optional<T> done = attempt(work, System.nanoTime() > deadline);
            if (done.filter(good).isPresent() || (done.isPresent() && System.nanoTime() > deadline)) {
                return done.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static <T> Optional<T> attempt(Supplier<T> work, boolean last) {
        try {
            return Optional.of(work.get());
        } catch (UncheckedIOException | AssertionError failed) {
            if (last) {
                throw failed;
            }
            return Optional.empty();
        }
    }
}
