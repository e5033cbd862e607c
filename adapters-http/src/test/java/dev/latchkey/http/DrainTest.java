package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.http.system.HealthRoutes;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrainTest {
    private final Drain drain = new Drain();
    private final CountDownLatch inHandler = new CountDownLatch(1);
    private final CountDownLatch mayFinish = new CountDownLatch(1);
    private final CompletableFuture<String> poll = new CompletableFuture<>();

    private final Routes routes = endpoints -> {
        endpoints.get("/slow", ctx -> {
            inHandler.countDown();
            mayFinish.await();
            ctx.json(List.of("done"));
        });
        endpoints.get(
                "/poll",
                ctx -> ctx.future(() -> {
                    Drain.Waiting waiting = drain.onBegin(() -> poll.complete("ask again"));
                    inHandler.countDown();
                    return poll.thenAccept(answer -> {
                        waiting.close();
                        ctx.json(List.of(answer));
                    });
                }));
    };

    @Test
    void readiness_goes_before_the_listener_does() {
        try (TestServer server = server(Duration.ZERO, Duration.ofSeconds(10))) {
            assertThat(server.get("/health/ready").status()).isEqualTo(200);

            drain.begin();

            TestServer.Answer ready = server.get("/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.json().path("status").asText()).isEqualTo("draining");
            assertThat(ready.header("Retry-After")).isEqualTo("5");
            assertThat(server.get("/health").status()).isEqualTo(503);
            assertThat(server.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void what_is_in_flight_may_finish_and_nothing_new_comes_in() throws Exception {
        try (TestServer server = server(Duration.ZERO, Duration.ofSeconds(20))) {
            int port = server.port();
            CompletableFuture<TestServer.Answer> slow = CompletableFuture.supplyAsync(() -> server.get("/api/v1/slow"));
            inHandler.await();

            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> server.server().drain());
            awaitRefusal(port);
            assertThat(stopped).isNotDone();
            mayFinish.countDown();

            assertThat(slow.get().status()).isEqualTo(200);
            stopped.get();
            assertThatThrownBy(() -> RawAnswer.to(port, "GET / HTTP/1.1\r\n\r\n"))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void a_long_poll_is_sent_away_with_an_answer() throws Exception {
        try (TestServer server = server(Duration.ZERO, Duration.ofSeconds(20))) {
            CompletableFuture<TestServer.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> server.get("/api/v1/poll"));
            inHandler.await();

            server.server().drain();

            assertThat(waiting.get().body()).isEqualTo("[\"ask again\"]");
        }
    }

    @Test
    void who_takes_too_long_is_not_waited_for() {
        try (TestServer server = server(Duration.ZERO, Duration.ofMillis(200))) {
            CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() ->
                    server.raw("GET /api/v1/slow HTTP/1.1\r\nHost: x\r\n\r\n").status());
            assertThatCode(inHandler::await).doesNotThrowAnyException();
            long begun = System.nanoTime();

            server.server().drain();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            mayFinish.countDown();
            assertThat(slow).succeedsWithin(Duration.ofSeconds(20)).isNotEqualTo(200);
        }
    }

    @Test
    void stopping_twice_is_stopping_once() {
        TestServer server = server(Duration.ZERO, Duration.ofSeconds(1));
        server.close();

        assertThatCode(server::close).doesNotThrowAnyException();
        assertThatCode(() -> server.server().drain()).doesNotThrowAnyException();
    }

    @Test
    void who_asks_late_is_told_at_once_and_who_left_is_not_told() {
        AtomicInteger told = new AtomicInteger();
        drain.onBegin(told::incrementAndGet).close();
        drain.onBegin(told::incrementAndGet);
        drain.begin();
        drain.begin();
        drain.onBegin(told::incrementAndGet).close();

        assertThat(told).hasValue(2);
        assertThat(drain.hasBegun()).isTrue();
    }

    private TestServer server(Duration unready, Duration time) {
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                URI.create("http://127.0.0.1"),
                Set.of(),
                List.of(),
                1024,
                10,
                unready,
                time,
                SlowClients.defaults());
        return TestServer.with(settings, RequestObserver.none(), drain, routes, new HealthRoutes(List.of(), drain));
    }

    private static void awaitRefusal(int port) {
        while (true) {
            try {
                RawAnswer answer =
                        RawAnswer.to(port, "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                if (answer.status() == 503) {
                    assertThat(answer.body()).contains("service.unavailable");
                    return;
                }
            } catch (UncheckedIOException refused) {
                return;
            }
        }
    }
}
