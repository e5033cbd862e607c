package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that come later. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SuspendedTest {
    private final BlockingQueue<Suspended> suspended = new ArrayBlockingQueue<>(1000);
    private final BlockingQueue<EventStream> streams = new ArrayBlockingQueue<>(10);

    private final Routes routes = endpoints -> {
        endpoints.laterOnce("/later/{name}", request -> {
            request.waits();
            suspended.add(request);
        });
        endpoints.later("/stream", request -> streams.add(request.stream()));
        endpoints.later("/refused", request -> {
            throw new EdgeRefused(EdgeProblem.FORBIDDEN);
        });
        endpoints.get("/now", ctx -> ctx.json(Map.of("it", "works")));
    };

    @Test
    void the_answer_is_given_by_another_thread_and_none_waits_for_it() throws Exception {
        HttpSettings one = HttpSettings.local(0);
        try (TestServer server = TestServer.with(oneHandler(one), routes)) {
            CompletableFuture<TestServer.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> server.get("/api/v1/later/%D1%8F?wait=7"));
            Suspended request = suspended.take();
            assertThat(server.get("/api/v1/now").status()).isEqualTo(200);
            assertThat(request.path("name")).isEqualTo("я");
            assertThat(Params.number(request, "wait", 0, 25)).hasValue(7);
            assertThat(Params.number(request, "other", 0, 25)).isEmpty();
            assertThat(request.origin().address()).isEqualTo("127.0.0.1");
            assertThat(request.isGone()).isFalse();

            request.answer(Map.of("came", "late"));

            TestServer.Answer answer = waiting.get();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"came\":\"late\"}");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void the_first_answer_counts_and_whoever_gave_another_is_told() throws Exception {
        try (TestServer server = TestServer.with(routes)) {
            CompletableFuture<TestServer.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> server.get("/api/v1/later/a"));
            Suspended request = suspended.take();
            List<Throwable> lost = new ArrayList<>();

            request.answer(List.of(1));
            request.answer(List.of(2), lost::add);
            request.fail(new IllegalStateException());
            request.answerNothing();

            assertThat(waiting.get().body()).isEqualTo("[1]");
            assertThat(lost).hasSize(1);
        }
    }

    @Test
    void refusals_are_those_of_every_route() throws Exception {
        try (TestServer server = TestServer.with(routes)) {
            assertThat(server.get("/api/v1/refused").code()).isEqualTo("request.forbidden");
            assertThat(server.send("HEAD", "/api/v1/later/a", null).status()).isEqualTo(405);
            assertThat(server.post("/api/v1/later/a", "{}").header("Allow")).isEqualTo("GET, OPTIONS");
            CompletableFuture<TestServer.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> server.get("/api/v1/later/a"));

            suspended.take().fail(new IllegalStateException("wrapped", new TestRoutes.StoreAway()));

            assertThat(waiting.get().status()).isEqualTo(503);
            assertThat(waiting.get().header("Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void a_client_that_hangs_up_is_noticed_and_one_that_talks_early_is_heard_in_its_turn() throws Exception {
        try (TestServer server = TestServer.with(routes)) {
            Socket socket = ask(server, "/api/v1/later/a");
            Suspended request = suspended.take();
            assertThat(request.isGone()).isFalse();
            socket.close();
            await(request::isGone);
            request.answer(List.of("nobody reads it"));
            await(() -> server.server().waiting() == 0);

            try (Socket talks = ask(server, "/api/v1/later/b")) {
                Suspended first = suspended.take();
                send(talks, "/api/v1/later/c");
                for (int i = 0; i < 20; i++) {
                    assertThat(first.isGone()).isFalse();
                    LockSupport.parkNanos(1_000_000);
                }
                first.answer(List.of("first"));
                Suspended second = suspended.take();
                assertThat(second.path("name")).isEqualTo("c");
                second.answer(List.of("second"));
                assertThat(read(talks, "second")).contains("first");
            }
        }
    }

    /** The next request comes in the very moment in which it is asked whether the client is still there. */
    @Test
    void a_byte_that_was_read_too_early_is_never_lost() throws Exception {
        try (TestServer server = TestServer.with(routes);
                Socket talks = ask(server, "/api/v1/later/0")) {
            for (int round = 0; round < 200; round++) {
                Suspended request = suspended.take();
                assertThat(request.path("name")).isEqualTo(Integer.toString(round));
                CountDownLatch go = new CountDownLatch(1);
                CompletableFuture<Void> asks = CompletableFuture.runAsync(() -> {
                    await(() -> go.getCount() == 0);
                    for (int i = 0; i < 5; i++) {
                        assertThat(request.isGone()).isFalse();
                    }
                });
                go.countDown();
                send(talks, "/api/v1/later/" + (round + 1));
                request.answer(List.of("round " + round));
                asks.get();
            }
            suspended.take().answer(List.of("the end"));
        }
    }

    @Test
    void an_answer_that_cannot_be_written_is_told_as_lost() throws Exception {
        try (TestServer server = TestServer.with(routes)) {
            Socket socket = ask(server, "/api/v1/later/a");
            Suspended request = suspended.take();
            socket.setSoLinger(true, 0);
            socket.close();
            await(request::isGone);
            CompletableFuture<Throwable> lost = new CompletableFuture<>();

            request.answer(List.of("tokens"), lost::complete);

            assertThat(lost.get()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void those_who_wait_with_our_consent_keep_nobody_out() throws Exception {
        HttpSettings few = HttpSettings.local(0)
                .with(new SlowClients(
                        Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(10), 4096, 10, 5, 1 << 20));
        try (TestServer server = TestServer.with(few, routes)) {
            List<Socket> waiting = new ArrayList<>();
            List<Suspended> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                waiting.add(ask(server, "/api/v1/later/" + i));
                all.add(suspended.take());
            }
            assertThat(server.server().waiting()).isEqualTo(30);
            assertThat(all).noneMatch(Suspended::isGone);
            try (Socket other = ask(server, "/api/v1/now")) {
                assertThat(read(other, "works")).contains("200");
            }
            for (int i = 0; i < 30; i += 2) {
                waiting.get(i).close();
            }
            all.forEach(request -> request.answer(List.of("done")));
            for (int i = 1; i < 30; i += 2) {
                assertThat(read(waiting.get(i), "done")).contains("200");
            }
            await(() -> server.server().waiting() == 0);
            for (Socket each : waiting) {
                each.close();
            }
            await(() -> server.server().connections() == 0);
            try (Socket other = ask(server, "/api/v1/now")) {
                assertThat(read(other, "works")).contains("200");
            }
        }
    }

    @Test
    void a_stream_says_one_thing_after_another_and_ends() throws Exception {
        try (TestServer server = TestServer.with(TestServer.publicSettings(), routes);
                Socket socket = ask(server, "/api/v1/stream", "Origin: https://app.example\r\n")) {
            EventStream stream = streams.take();
            stream.comeBackAfter(Duration.ofSeconds(2));
            String head = read(socket, "retry: 2000\n\n");
            assertThat(head)
                    .contains("Content-Type: text/event-stream\r\n")
                    .contains("Cache-Control: no-store\r\n")
                    .contains("X-Accel-Buffering: no\r\n")
                    .contains("Access-Control-Allow-Origin: https://app.example\r\n");
            stream.event("1", "bot_started");
            assertThat(read(socket, "\n\n")).contains("id: 1\nevent: bot_started\ndata: {}\n\n");
            stream.heartbeat();
            assertThat(read(socket, ":\n\n")).doesNotContain("event");
            assertThat(stream.isOver()).isFalse();

            stream.end();
            stream.event("2", "too late");

            assertThat(read(socket, "0\r\n\r\n")).doesNotContain("late");
            assertThat(stream.isOver()).isTrue();
            assertThat(streams).isEmpty();
        }
    }

    @Test
    void a_stream_whose_reader_has_gone_is_over() throws Exception {
        try (TestServer server = TestServer.with(routes)) {
            Socket socket = ask(server, "/api/v1/stream");
            EventStream stream = streams.take();
            stream.heartbeat();
            assertThat(stream.isOver()).isFalse();
            socket.close();
            await(stream::isOver);
            stream.end();
        }
    }

    @Test
    void a_reader_that_does_not_read_holds_nobody_up() throws Exception {
        try (TestServer server = TestServer.with(routes);
                Socket socket = ask(server, "/api/v1/stream")) {
            EventStream stream = streams.take();
            String longName = "x".repeat(60_000);
            // Far more than the buffers of both ends take; who writes must not wait for all that.
            for (int i = 0; i < 500; i++) {
                stream.event("1", longName);
            }
            stream.heartbeat();
            assertThat(socket.isConnected()).isTrue();
            assertThat(server.get("/api/v1/now").status()).isEqualTo(200);
        }
    }

    private static HttpSettings oneHandler(HttpSettings from) {
        return new HttpSettings(
                from.host(),
                0,
                from.publicUrl(),
                from.allowedOrigins(),
                from.trustedProxies(),
                from.maxBodyBytes(),
                1,
                from.unreadyTime(),
                from.drainTime(),
                from.slowClients());
    }

    private static Socket ask(TestServer server, String path, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        send(socket, path, headers);
        return socket;
    }

    private static void send(Socket socket, String path, String... headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything up to these words. */
    private static String read(Socket socket, String words) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder all = new StringBuilder();
        while (!all.toString().endsWith(words)) {
            int next = in.read();
            assertThat(next).as("%s", all).isGreaterThanOrEqualTo(0);
            all.append((char) next);
            if (all.length() > words.length() && all.indexOf(words) >= 0) {
                return all.toString();
            }
        }
        return all.toString();
    }

    private static void await(BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
