package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A Bot API on this machine that answers what a test tells it to, and {@code true} otherwise. */
public final class TestBotApi implements AutoCloseable {
    public static final String TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";

    private static final JsonMapper JSON = new JsonMapper();

    /** What was asked, in order: the method, and the parameters. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    /** What people do, to be fetched once {@link TestLine#open} was called. */
    public final TestLine line = new TestLine();

    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private final String token;

    public TestBotApi() {
        this(TOKEN);
    }

    /** One that knows another bot. */
    public TestBotApi(String token) {
        this.token = token;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test-bot-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next call has this result. */
    public void result(String json) {
        replies.add(new Reply(200, "{\"ok\":true,\"result\":" + json + "}"));
    }

    /** The next call is refused as Telegram does it. */
    public void refusal(int code, String description, String more) {
        replies.add(new Reply(
                code,
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"" + more + "}"));
    }

    /** The next call is answered so, whatever that is. */
    public void text(int status, String body) {
        replies.add(new Reply(status, body));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String prefix = "/bot" + token + "/";
        Reply reply;
        if (path.startsWith(prefix)) {
            Call call = new Call(path.substring(prefix.length()), JSON.readTree(body));
            calls.add(call);
            Reply next = replies.poll();
            reply = next == null
                    ? line.answer(call)
                            .map(said -> new Reply(said.status(), said.body()))
                            .orElse(new Reply(200, "{\"ok\":true,\"result\":true}"))
                    : next;
        } else {
            reply = new Reply(404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Something that was asked. */
    public record Call(String method, JsonNode parameters) {}

    private record Reply(int status, String body) {}
}
