package dev.latchkey.bootstrap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, to be stopped in reverse order. One that fails to stop does not keep the others from it. Once it is
 * closed nothing can be added: what was still being started is stopped at once.
 */
public final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Step> steps = new ArrayDeque<>();
    private final ReentrantLock stopping = new ReentrantLock();
    private final List<Runnable> hurries = new ArrayList<>();
    private boolean closed;

    /** Remembers to stop this in that way, and returns it. */
    public <T> T add(String name, T part, Stop<T> stop) {
        Step step = new Step(name, () -> stop.stop(part));
        if (!remember(step)) {
            stop(step);
            throw new CancellationException("Stopped while starting");
        }
        return part;
    }

    /** Remembers how to make the end come sooner. */
    public synchronized void onHurry(Runnable action) {
        hurries.add(action);
    }

    /** Makes an end that goes on, or is still to come, wait for nobody. */
    public synchronized void hurry() {
        hurries.forEach(Runnable::run);
    }

    /** Stops everything, the latest first. Returns when all is over, to whoever calls it. */
    @Override
    public void close() {
        stopping.lock();
        try {
            for (Optional<Step> step = latest(); step.isPresent(); step = latest()) {
                stop(step.get());
            }
        } finally {
            stopping.unlock();
        }
    }

    /** The names of what would be stopped now, in order. */
    synchronized List<String> order() {
        return steps.stream().map(Step::name).toList();
    }

    private synchronized boolean remember(Step step) {
        if (!closed) {
            steps.push(step);
        }
        return !closed;
    }

    private synchronized Optional<Step> latest() {
        closed = true;
        return Optional.ofNullable(steps.poll());
    }

    private static void stop(Step step) {
        long began = System.nanoTime();
        try {
            step.work().call();
            LOG.debug("Stopped {} in {} ms", step.name(), (System.nanoTime() - began) / 1_000_000);
        } catch (Exception | Error e) {
            LOG.warn("{} did not stop as it should", step.name(), e);
        }
    }

    /** How a part is stopped. Returns when it has stopped. */
    @FunctionalInterface
    public interface Stop<T> {
        void stop(T part) throws Exception;
    }

    private record Step(String name, Work work) {
        @FunctionalInterface
        interface Work {
            void call() throws Exception;
        }
    }
}
