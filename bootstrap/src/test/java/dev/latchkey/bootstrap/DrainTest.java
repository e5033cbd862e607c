package dev.latchkey.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.http.Drain;
import dev.latchkey.http.HttpServer;
import dev.latchkey.http.HttpSettings;
import dev.latchkey.http.RequestObserver;
import dev.latchkey.http.Routes;
import dev.latchkey.http.system.HealthRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests when the real server is stopped. */
@Timeout(60)
class DrainTest {
    private final Drain drain = new Drain();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Routes slow = endpoints -> endpoints.get("/slow", ctx -> {
        begun.countDown();
        mayEnd.await();
        ctx.result("done");
    });
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server = new HttpServer(
            HttpSettings.local(0),
            List.of(slow, new HealthRoutes(List.of(), drain)),
            trouble -> false,
            RequestObserver.none(),
            drain);

    private int port;

    @BeforeEach
    void start() {
        server.start();
        port = server.port();
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        server.close();
    }

    @Test
    void says_that_it_is_not_ready_while_it_still_answers() throws Exception {
        GracefulStop stop = new GracefulStop(drain, Duration.ofHours(1), server::close);
        Thread stopper = stopping(stop);

        CountDownLatch noticed = new CountDownLatch(1);
        drain.onBegin(noticed::countDown);
        noticed.await();
        assertThat(get("/health/ready").get().statusCode()).isEqualTo(503);
        assertThat(get("/health/live").get().statusCode()).isEqualTo(200);

        stop.hurry();
        stopper.join();
    }

    @Test
    void a_request_that_has_begun_is_answered() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = get("/api/v1/slow");
        begun.await();
        Thread stopper = stopping(new GracefulStop(drain, Duration.ZERO, server::close));

        untilNobodyIsLetIn();
        assertThat(stopper.isAlive()).isTrue();
        mayEnd.countDown();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(answer.get().body()).isEqualTo("done");
        stopper.join();
    }

    @Test
    void in_a_hurry_nobody_is_waited_for() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = get("/api/v1/slow");
        begun.await();
        GracefulStop stop = new GracefulStop(drain, Duration.ZERO, server::close);
        Thread stopper = stopping(stop);
        untilNobodyIsLetIn();

        long hurried = System.nanoTime();
        stop.hurry();
        stopper.join();

        assertThat(Duration.ofNanos(System.nanoTime() - hurried)).isLessThan(Duration.ofSeconds(8));
        assertThatThrownBy(answer::get).isNotNull();
    }

    private static Thread stopping(GracefulStop stop) {
        Thread stopper = new Thread(() -> {
            try {
                stop.stop();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        stopper.start();
        return stopper;
    }

    /** From then on the server only waits for what has begun. */
    private void untilNobodyIsLetIn() {
        while (isListening()) {
            Thread.onSpinWait();
        }
    }

    private boolean isListening() {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
