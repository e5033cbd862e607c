package dev.latchkey.security.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.application.invites.rewards.RewardEvent;
import dev.latchkey.domain.accounts.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RewardWebhookTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15.123457Z");
    private static final WebhookKey KEY = WebhookKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final RewardEvent EVENT = new RewardEvent(
            UUID.fromString("3f1b2a90-7c55-4d0e-9a34-5e8c1d27f6ab"),
            new UserId(12),
            new UserId(7),
            "SUMMER-31",
            NOW.minusSeconds(60),
            NOW,
            1);

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Answering answering = exchange -> exchange.sendResponseHeaders(204, -1);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void posts_what_happened_and_signs_it() {
        assertThat(webhook(10).send(EVENT, NOW).join()).isTrue();

        assertThat(got).singleElement().satisfies(request -> {
            assertThat(request.method).isEqualTo("POST");
            assertThat(request.path).isEqualTo("/rewards?tenant=1");
            assertThat(request.type).isEqualTo("application/json");
            assertThat(request.id).isEqualTo(EVENT.id().toString());
            assertThat(request.timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
            assertThat(request.signature)
                    .isEqualTo(KEY.signature(
                            request.id, NOW.getEpochSecond(), request.body.getBytes(StandardCharsets.UTF_8)));
            assertThat(request.body)
                    .isEqualTo(
                            "{\"type\":\"referral.qualified\",\"timestamp\":\"2031-05-17T09:30:15.123457Z\",\"data\":"
                                    + "{\"event_id\":\"3f1b2a90-7c55-4d0e-9a34-5e8c1d27f6ab\",\"newcomer_id\":12,"
                                    + "\"inviter_id\":7,\"invite_code\":\"SUMMER-31\","
                                    + "\"joined_at\":\"2031-05-17T09:29:15.123457Z\"}}");
        });
    }

    @Test
    void a_later_attempt_has_another_time_and_signature_and_the_same_id_and_body() {
        RewardWebhook webhook = webhook(10);

        assertThat(webhook.send(EVENT, NOW).join()).isTrue();
        assertThat(webhook.send(EVENT, NOW.plusSeconds(5)).join()).isTrue();

        assertThat(got.get(1).id).isEqualTo(got.get(0).id);
        assertThat(got.get(1).body).isEqualTo(got.get(0).body);
        assertThat(got.get(1).timestamp).isNotEqualTo(got.get(0).timestamp);
        assertThat(got.get(1).signature).isNotEqualTo(got.get(0).signature);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 404, 410, 429, 500, 503})
    void only_a_yes_is_a_yes_and_nobody_is_followed(int status) {
        answering = exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/else");
            exchange.sendResponseHeaders(status, -1);
        };
        RewardWebhook webhook = webhook(10);

        assertThat(webhook.send(EVENT, NOW).join()).isFalse();

        assertThat(got).hasSize(1);
        assertThat(webhook.isWell()).isFalse();
    }

    @Test
    void an_answer_without_end_holds_nobody_up() {
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] part = new byte[8_192];
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(part);
                }
            }
        };

        assertThat(webhook(10).send(EVENT, NOW).join()).isTrue();
    }

    @Test
    void who_does_not_answer_in_time_has_not_got_it() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThat(new RewardWebhook(url, KEY, Duration.ofMillis(200))
                            .send(EVENT, NOW)
                            .join())
                    .isFalse();
        }
    }

    @Test
    void who_is_not_there_has_not_got_it_and_is_well_once_it_is() {
        RewardWebhook webhook = webhook(10);
        server.stop(0);

        assertThat(webhook.send(EVENT, NOW).join()).isFalse();

        assertThat(webhook.isWell()).isFalse();
    }

    private RewardWebhook webhook(int seconds) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rewards?tenant=1");
        return new RewardWebhook(url, KEY, Duration.ofSeconds(seconds));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        got.add(new Got(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers.getFirst("Content-Type"),
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answering.answer(exchange);
        exchange.close();
    }

    private record Got(
            String method, String path, String type, String id, String timestamp, String signature, String body) {}

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }
}
