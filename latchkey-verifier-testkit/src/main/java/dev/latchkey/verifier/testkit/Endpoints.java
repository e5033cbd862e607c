package dev.latchkey.verifier.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The two addresses of Latchkey that a verifier asks, on a free port of this machine. */
final class Endpoints implements AutoCloseable {
    private static final String SINCE = "since=";

    private final AtomicInteger keyRequests = new AtomicInteger();
    private final AtomicInteger revocationRequests = new AtomicInteger();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test-issuer");
        thread.setDaemon(true);
        return thread;
    });
    private final TestKeys keys;
    private final RevocationLog revocations;
    private final HttpServer server;
    private volatile boolean down;

    Endpoints(TestKeys keys, RevocationLog revocations) {
        this.keys = keys;
        this.revocations = revocations;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/.well-known/jwks.json", this::answerKeys);
        server.createContext("/api/v1/sessions/revocations", this::answerRevocations);
        server.start();
    }

    URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    void down(boolean isDown) {
        down = isDown;
    }

    int keyRequests() {
        return keyRequests.get();
    }

    int revocationRequests() {
        return revocationRequests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        keyRequests.incrementAndGet();
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=300");
        answer(exchange, 200, keys.jwks());
    }

    private void answerRevocations(HttpExchange exchange) throws IOException {
        revocationRequests.incrementAndGet();
        Optional<String> page = revocations.after(since(exchange.getRequestURI()));
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer(exchange, page.isPresent() ? 200 : 422, page.orElse("{\"code\":\"value.invalid\"}"));
    }

    /** Who is down does not answer at all. */
    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            if (down) {
                return;
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Optional<String> since(URI asked) {
        String query = asked.getRawQuery();
        return query != null && query.startsWith(SINCE)
                ? Optional.of(URLDecoder.decode(query.substring(SINCE.length()), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
