package dev.latchkey.bootstrap.journeys;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What this JVM and the instances in it hold.
 *
 * @param heap bytes that are left when the garbage is collected
 * @param connections to PostgreSQL
 * @param files sockets among them
 */
record Usage(long heap, long threads, long connections, long files) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int COLLECTIONS = 3;

    static Usage of(Pair pair) {
        return new Usage(
                heapInUse(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                pair.rows().number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"),
                openFiles());
    }

    /**
     * Waits a moment for what is about to be let go of. No longer: threads that are idle for a minute end, and what they
     * held would then hide what was lost.
     */
    static void awaitAtMost(Usage most, Pair pair) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (of(pair).exceeds(most) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    Usage plus(Usage more) {
        return new Usage(heap + more.heap, threads + more.threads, connections + more.connections, files + more.files);
    }

    boolean exceeds(Usage most) {
        return heap > most.heap || threads > most.threads || connections > most.connections || files > most.files;
    }

    @Override
    public String toString() {
        return "%.1f MiB of heap, %d threads, %d connections, %d files"
                .formatted(heap / 1048576.0, threads, connections, files);
    }

    /** The least of some, since what is only softly reachable may stay for one more. */
    @SuppressWarnings("ExplicitGarbageCollection")
    private static long heapInUse() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static long openFiles() {
        // Nowhere else are they counted; elsewhere connections and threads have to do.
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }
}
