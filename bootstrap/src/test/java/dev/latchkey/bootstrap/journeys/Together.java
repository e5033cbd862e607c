package dev.latchkey.bootstrap.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Many at once. */
final class Together {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Together() {}

    /** An address from which nobody has called before. */
    static String address() {
        int n = ADDRESSES.incrementAndGet();
        return "10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
    }

    /** How often a race is run: what the system property says, or else this often. */
    static int rounds(String property, int standard) {
        return Integer.getInteger("latchkey.rounds." + property, standard);
    }

    /** Does something that many times, so many at a time, and returns what came of each. */
    static <T> List<T> call(int times, int threads, Callable<T> work) {
        return call(times, threads, turn -> work);
    }

    /** The same all at once, each with its number from 0 on. */
    static <T> List<T> callAll(int times, IntFunction<T> work) {
        return call(times, times, turn -> () -> work.apply(turn));
    }

    private static <T> List<T> call(int times, int threads, IntFunction<Callable<T>> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(pool.submit(work.apply(i)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
