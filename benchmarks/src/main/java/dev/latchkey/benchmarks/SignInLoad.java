package dev.latchkey.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs people in over HTTP and says what a request costs: its time, and the processor time of Latchkey and PostgreSQL
 * together. Everybody is new, so that every sign-in opens an account. Arguments: the jar, how many people (5,000), how
 * many clients at a time (4).
 */
public final class SignInLoad {
    private static final PrintStream OUT = System.out;
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge_id\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Product product;
    private final int port;
    private final int clients;
    private final ConcurrentHashMap<Integer, String> challenges = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, String> tokens = new ConcurrentHashMap<>();

    private SignInLoad(Product product, int port, int clients) {
        this.product = product;
        this.port = port;
        this.clients = clients;
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        int port = freePort();
        try (Product product = Product.start(jar, port)) {
            awaitReady(port);
            SignInLoad load = new SignInLoad(product, port, clients);
            OUT.println("warming up");
            load.run(0, people, false);
            OUT.printf(
                    Locale.ROOT,
                    "%-10s %8s %8s %8s %9s | CPU ms per request: %8s %10s %8s%n",
                    "",
                    "requests",
                    "p50 ms",
                    "p99 ms",
                    "per s",
                    "Latchkey",
                    "PostgreSQL",
                    "together");
            load.run(people, people, true);
        }
    }

    private void run(int first, int people, boolean report) throws Exception {
        phase("send code", first, people, report, (client, person) -> {
            String answer = client.send("POST", "/api/v1/auth/phone", "", "{\"phone\":\"" + phone(person) + "\"}");
            challenges.put(person, group(CHALLENGE, answer));
        });
        for (int person = first; person < first + people; person++) {
            String unused = product.codeFor(phone(person));
        }
        phase("verify", first, people, report, (client, person) -> {
            String body = "{\"challenge_id\":\"" + challenges.get(person) + "\",\"code\":\""
                    + product.codeFor(phone(person)) + "\"}";
            tokens.put(person, group(TOKEN, client.send("POST", "/api/v1/auth/phone/verify", "", body)));
        });
        phase("me", first, people, report, (client, person) -> {
            String unused = client.send("GET", "/api/v1/me", token(person), "");
        });
        phase("me again", first, people, report, (client, person) -> {
            String unused = client.send("GET", "/api/v1/me", token(person), "");
        });
    }

    private void phase(String name, int first, int people, boolean report, Step step) throws Exception {
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
        try (Client client = new Client(port)) {
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
                "%-10s %8d %8.2f %8.2f %9.0f | %29.3f %10.3f %8.3f%n",
                name,
                requests,
                sorted[requests / 2] / 1e6,
                sorted[requests * 99 / 100] / 1e6,
                requests / seconds,
                (double) used.latchkey() / requests,
                (double) used.postgres() / requests,
                (double) (used.latchkey() + used.postgres()) / requests);
    }

    private String token(int person) {
        return tokens.getOrDefault(person, "");
    }

    private static String phone(int person) {
        return String.format(Locale.ROOT, "+7912%07d", person);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("Not what was expected: " + text);
        }
        return matcher.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(int port) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try (Client client = new Client(port)) {
                String unused = client.send("GET", "/health/ready", "", "");
                return;
            } catch (IOException | IllegalStateException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    /** One request of one person. */
    private interface Step {
        void of(Client client, int person) throws Exception;
    }
}
