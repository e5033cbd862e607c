package dev.latchkey.benchmarks;

import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for codes at a fixed rate and says how long each takes to get to a gateway that answers after 300 ms; and how long it
 * takes when the first gateway of the route is down. Arguments: the jar, how many codes (4,000), how many a second (200).
 */
public final class SmsLoad {
    private static final PrintStream OUT = System.out;
    private static final long ANSWERS_AFTER_MILLIS = 300;
    private static final int CLIENTS = 8;
    private static final int USERS_OF_A_DEAD_GATEWAY = 20;

    private final int port;
    private final SlowGateway gateway;
    private final long[] begun;
    private final long[] answered;

    private SmsLoad(int port, SlowGateway gateway, int codes) {
        this.port = port;
        this.gateway = gateway;
        this.begun = new long[codes];
        this.answered = new long[codes];
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int codes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        OUT.printf("%d codes, %d a second, through a gateway that answers after 300 ms%n", codes, rate);
        measure(jar, codes, rate, "http", Map.of());
        try (ServerSocket nobody = new ServerSocket(0);
                SlowGateway unavailable = new SlowGateway(503, 0)) {
            String refusing = "http://127.0.0.1:1";
            // Connections are made, and nobody ever accepts them.
            String silent = "http://127.0.0.1:" + nobody.getLocalPort();
            for (String url : new String[] {refusing, unavailable.url(), silent}) {
                OUT.println("with a first gateway that is down: "
                        + (url.equals(refusing) ? "refused" : url.equals(silent) ? "silent" : "503"));
                measure(jar, USERS_OF_A_DEAD_GATEWAY, 2, "smsc,http", Map.of("SMS_SMSC_URL", url, "SMS_SMSC_KEY", "k"));
            }
        }
    }

    private static void measure(Path jar, int codes, int rate, String route, Map<String, String> more)
            throws Exception {
        try (SlowGateway gateway = new SlowGateway(200, ANSWERS_AFTER_MILLIS)) {
            Map<String, String> settings = new HashMap<>(more);
            settings.put("SMS_ROUTES", "*=" + route);
            settings.put("SMS_HTTP_URL", gateway.url());
            try (Product product = Product.start(jar, List.of(), settings)) {
                SmsLoad load = new SmsLoad(product.port(), gateway, codes);
                CpuTime before = CpuTime.of(product);
                long start = System.nanoTime();
                load.ask(rate);
                load.awaitAll();
                double seconds = (System.nanoTime() - start) / 1e9;
                load.print(seconds, CpuTime.of(product).since(before));
            }
        }
    }

    /** Whether or not the answers come: people do not wait for each other. */
    private void ask(int rate) throws Exception {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                asking.add(clients.submit(() -> {
                    try (Client client = new Client(port)) {
                        for (int n = next.getAndIncrement(); n < begun.length; n = next.getAndIncrement()) {
                            LockSupport.parkNanos(start + n * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
                            begun[n] = System.nanoTime();
                            String unused =
                                    client.send("POST", "/api/v1/auth/phone", "", "{\"phone\":\"" + phone(n) + "\"}");
                            answered[n] = System.nanoTime();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : asking) {
                Object unused = each.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void awaitAll() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (gateway.count() < begun.length && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void print(double seconds, CpuTime used) {
        int codes = begun.length;
        double[] answer = new double[codes];
        double[] sending = new double[codes];
        int missing = 0;
        for (int n = 0; n < codes; n++) {
            Long at = gateway.askedAt(phone(n));
            missing += at == null ? 1 : 0;
            answer[n] = (answered[n] - begun[n]) / 1e6;
            sending[n] = at == null ? Double.POSITIVE_INFINITY : (at - begun[n]) / 1e6;
        }
        Arrays.sort(answer);
        Arrays.sort(sending);
        OUT.printf(
                Locale.ROOT,
                "  %.0f a second, %d missing, at most %d with the gateway at a time%n",
                codes / seconds,
                missing,
                gateway.mostInside());
        OUT.printf(
                Locale.ROOT,
                "  until the answer:  p50 %.0f ms, p99 %.0f ms%n  until the gateway: p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                answer[codes / 2],
                answer[codes * 99 / 100],
                sending[codes / 2],
                sending[codes * 99 / 100],
                sending[codes - 1]);
        OUT.printf(
                Locale.ROOT,
                "  CPU ms a code: Latchkey %.2f, PostgreSQL %.2f%n",
                (double) used.latchkey() / codes,
                (double) used.postgres() / codes);
    }

    private static String phone(int person) {
        return String.format(Locale.ROOT, "+7912%07d", person);
    }
}
