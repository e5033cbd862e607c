package dev.latchkey.bootstrap.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shop that rewards people. It believes what is signed, and says what it is told to say. */
final class RewardReceiver implements AutoCloseable {
    static final String SECRET = "whsec_q83vEjRWeJq83vASNFZ4mrze8BI0VniavN7wEjRWeJo=";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Event> received = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    RewardReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/rewards", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rewards";
    }

    /** What it answers next, one after another; 204 when there are no more. */
    void answerNext(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Whether it takes what comes and answers nothing. */
    void beSilent(boolean now) {
        silent = now;
    }

    List<Event> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
        boolean genuine = signature.equals("v1," + signed(id + "." + timestamp + ".", body));
        received.add(new Event(id, new String(body, StandardCharsets.UTF_8), genuine));
        if (silent) {
            return;
        }
        Integer status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private static String signed(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What it got. */
    record Event(String id, String body, boolean genuine) {
        JsonNode data() {
            try {
                return new JsonMapper().readTree(body).get("data");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
