package dev.latchkey.sms.gateways;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A vendor that answers what it is told to and remembers what it was asked. */
public final class FakeVendor implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Received, Reply> replies = request -> new Reply(200, "");

    /** One that listens on a free port. */
    public FakeVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers so. */
    public void answers(int status, String body) {
        replies = request -> new Reply(status, body);
    }

    /** From now on each request has an answer of its own. */
    public void answersBy(Function<Received, Reply> schedule) {
        replies = schedule;
    }

    /** From now on it answers nothing. */
    public void keepsSilent() {
        replies = request -> Reply.SILENCE;
    }

    /** Everything that it was asked, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many were asking at a time, until it was decided what they are answered. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    public Received last() {
        return received.get(received.size() - 1);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Received request =
                new Received(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
        received.add(request);
        int atOnce = inside.incrementAndGet();
        int unusedMost = mostAtOnce.accumulateAndGet(atOnce, Math::max);
        Reply reply = replies.apply(request);
        int unusedRest = inside.decrementAndGet();
        try (exchange) {
            if (reply.equals(Reply.SILENCE)) {
                closed.await();
            }
            boolean unused = closed.await(reply.pause.toMillis(), TimeUnit.MILLISECONDS);
            if (reply.equals(Reply.SILENCE) || reply.equals(Reply.HANGING_UP)) {
                return;
            }
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            exchange.getResponseHeaders().add("Retry-After", "30");
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it was asked. */
    public record Received(String method, URI uri, Headers headers, String body) {
        /** The body as a form. */
        public Map<String, String> form() {
            return fields(body);
        }

        /** The query of the address. */
        public Map<String, String> query() {
            return fields(uri.getRawQuery());
        }

        public String header(String name) {
            return headers.getFirst(name);
        }

        private static Map<String, String> fields(String text) {
            return Arrays.stream(text.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
    }

    /** What it answers, and for how long it thinks about it. */
    public record Reply(int status, String body, Duration pause) {
        public static final Reply SILENCE = new Reply(-1, "");
        public static final Reply HANGING_UP = new Reply(-2, "");

        /** An answer at once. */
        public Reply(int status, String body) {
            this(status, body, Duration.ZERO);
        }

        /** The same after a while. */
        public Reply after(Duration longer) {
            return new Reply(status, body, longer);
        }
    }
}
