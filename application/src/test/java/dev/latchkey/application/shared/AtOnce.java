package dev.latchkey.application.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Many callers who do something at the same moment. */
public final class AtOnce {
    /** More threads than this do not meet more often; further callers follow as soon as one of them is done. */
    private static final int MAX_THREADS = 128;

    private static final long PATIENCE_SECONDS = 60;

    private AtOnce() {}

    /** What each caller was answered, in the order of their numbers. A caller who fails makes the test fail. */
    public static <T> List<T> call(int callers, IntFunction<T> work) {
        int threads = Math.min(callers, MAX_THREADS);
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                answers.add(pool.submit(() -> {
                    ready.countDown();
                    go.await();
                    return work.apply(number);
                }));
            }
            ready.await();
            go.countDown();
            List<T> told = new ArrayList<>();
            for (Future<T> answer : answers) {
                told.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return told;
        } catch (ExecutionException e) {
            throw new AssertionError("One of the callers failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("One of the callers was never answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the callers", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same for work without an answer. */
    public static void run(int callers, IntConsumer work) {
        call(callers, number -> {
            work.accept(number);
            return number;
        });
    }
}
