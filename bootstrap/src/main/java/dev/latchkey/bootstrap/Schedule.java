package dev.latchkey.bootstrap;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done every so often, on one thread. Work that fails is done again the next time. */
final class Schedule {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final long PATIENCE_SECONDS = 3;

    private final ScheduledThreadPoolExecutor executor;

    Schedule() {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "schedule");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The first time after one pause. */
    void every(Duration pause, String what, Runnable work) {
        var unused = executor.scheduleWithFixedDelay(
                () -> guarded(what, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() throws InterruptedException {
        var unused = executor.shutdownNow();
        if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("What is done every so often did not end");
        }
    }

    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} failed and is tried again later: {}", what, e.toString());
        }
    }
}
