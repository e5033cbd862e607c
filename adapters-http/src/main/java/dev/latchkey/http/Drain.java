package dev.latchkey.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether we are about to stop. Readiness turns to no the moment it begins, and whoever keeps a client waiting, such as a
 * long poll, should send it away with an answer after which it asks again.
 */
public final class Drain {
    private final Set<Action> actions = new LinkedHashSet<>();
    private boolean begun;

    public void begin() {
        List<Action> due;
        synchronized (this) {
            begun = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(action -> action.work().run());
    }

    public synchronized boolean hasBegun() {
        return begun;
    }

    /**
     * Runs this when draining begins, or at once if it has. It must neither block nor throw. Close what is returned when
     * the client has its answer, or the list grows with every request.
     */
    public Waiting onBegin(Runnable work) {
        Action action = new Action(work);
        synchronized (this) {
            if (!begun) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        work.run();
        return () -> {};
    }

    private synchronized void forget(Action action) {
        actions.remove(action);
    }

    /** Someone who wants to be told. Closing it any number of times does no harm. */
    @FunctionalInterface
    public interface Waiting extends AutoCloseable {
        @Override
        void close();
    }

    // A class and not a record: the same work may wait twice.
    private static final class Action {
        private final Runnable work;

        Action(Runnable work) {
            this.work = work;
        }

        Runnable work() {
            return work;
        }
    }
}
