package dev.latchkey.bootstrap.journeys;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Sends each request to the next instance, and to the one after that when it hears 503 or nothing at all. */
final class Balancer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final List<Client> instances;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    Balancer(List<Client> instances) {
        this.instances = new CopyOnWriteArrayList<>(instances);
    }

    /** The instance with that number was started anew, perhaps elsewhere. */
    void replace(int number, Client client) {
        instances.set(number, client);
    }

    /** The first answer that is one. */
    Answer call(Function<Client, Answer> request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int number = Math.floorMod(turn.getAndIncrement(), instances.size());
            try {
                Answer answer = request.apply(instances.get(number));
                if (answer.status() != 503 || System.nanoTime() > deadline) {
                    return answer;
                }
                unavailable.incrementAndGet();
            } catch (UncheckedIOException e) {
                broken.incrementAndGet();
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** How often it was 503 and how often nothing at all. */
    String troubles() {
        return unavailable + " times 503, " + broken + " times no answer";
    }

    int troubled() {
        return unavailable.get() + broken.get();
    }
}
