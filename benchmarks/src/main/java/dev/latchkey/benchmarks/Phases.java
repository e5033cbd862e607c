package dev.latchkey.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of one kind after those of another, each kind with its times and what it cost. */
final class Phases {
    private static final PrintStream OUT = System.out;

    private final Product product;
    private final int clients;

    Phases(Product product, int clients) {
        this.product = product;
        this.clients = clients;
    }

    static void printHeads() {
        OUT.printf(
                Locale.ROOT,
                "%-14s %8s %8s %8s %9s | CPU ms per request: %8s %10s %8s%n",
                "",
                "requests",
                "p50 ms",
                "p99 ms",
                "per s",
                "Latchkey",
                "PostgreSQL",
                "together");
    }

    /** One request of every person from the first one on, by several clients at a time. */
    void phase(String name, int first, int people, boolean report, Step step) throws Exception {
        long[] nanos = new long[people];
        AtomicInteger next = new AtomicInteger();
        CpuTime before = CpuTime.of(product);
        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    work(first, nanos, next, step);
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        // What a request leaves to be done later, such as sending the code, is part of what it costs.
        Thread.sleep(report ? 2_000 : 200);
        CpuTime used = CpuTime.of(product).since(before);
        if (report) {
            print(name, nanos, seconds, used);
        }
    }

    private void work(int first, long[] nanos, AtomicInteger next, Step step) throws Exception {
        try (Client client = new Client(product.port())) {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long begun = System.nanoTime();
                step.of(client, first + i);
                nanos[i] = System.nanoTime() - begun;
            }
        }
    }

    private static void print(String name, long[] nanos, double seconds, CpuTime used) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int requests = sorted.length;
        OUT.printf(
                Locale.ROOT,
                "%-14s %8d %8.2f %8.2f %9.0f | %29.3f %10.3f %8.3f%n",
                name,
                requests,
                sorted[requests / 2] / 1e6,
                sorted[requests * 99 / 100] / 1e6,
                requests / seconds,
                (double) used.latchkey() / requests,
                (double) used.postgres() / requests,
                (double) (used.latchkey() + used.postgres()) / requests);
    }

    /** One request of one person. */
    interface Step {
        void of(Client client, int person) throws Exception;
    }
}
