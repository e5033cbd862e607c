package dev.latchkey.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A gateway for {@code SMS_HTTP_URL} that takes its time with every message, without a thread for each. */
final class SlowGateway implements AutoCloseable {
    private static final Pattern PHONE = Pattern.compile("\"phone\":\"(\\+\\d+)\"");

    private final HttpServer server;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final int status;
    private final long millis;
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();

    /**
     * One on a free port.
     *
     * @param status what it answers
     * @param millis after how long
     */
    SlowGateway(int status, long millis) throws IOException {
        this.status = status;
        this.millis = millis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many have been asked for. */
    int count() {
        return asked.size();
    }

    /** When it was asked to send to that phone, by {@link System#nanoTime}; null if it was not. */
    @Nullable
    Long askedAt(String phone) {
        return asked.get(phone);
    }

    /** How many waited for an answer at a time. */
    int mostInside() {
        return mostInside.get();
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        Matcher phone = PHONE.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (phone.find()) {
            asked.putIfAbsent(phone.group(1), System.nanoTime());
        }
        int now = inside.incrementAndGet();
        int unused = mostInside.accumulateAndGet(now, Math::max);
        ScheduledFuture<?> unusedAnswer = later.schedule(() -> answer(exchange), millis, TimeUnit.MILLISECONDS);
    }

    private void answer(HttpExchange exchange) {
        int unused = inside.decrementAndGet();
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException gone) {
            // Whoever asked has had enough.
        }
    }
}
