package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class RequestLogTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("dev.latchkey.http.RequestLog");

    private final BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            lines.add(event);
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        LOGGER.addAppender(appender);
        LOGGER.setAdditive(false);
        LOGGER.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(appender);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
    }

    @Test
    void a_request_is_one_line_without_anything_the_client_said() throws InterruptedException {
        try (TestServer server = TestServer.with(new TestRoutes())) {
            TestServer.Answer answer =
                    server.get("/api/v1/things/79123456789?q=secret", "User-Agent", "agent", "Cookie", "a=b");

            ILoggingEvent line = next();
            assertThat(line.getFormattedMessage()).matches("GET /api/v1/things/\\{id} 200 \\d+ms 18B");
            assertThat(line.getMDCPropertyMap()).containsEntry("request_id", answer.header("X-Request-Id"));
            assertThat(lines).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /79123456789 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a%0d%0a79123456789 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "79123456789 /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 79123456789:x\r\n\r\n",
                "nonsense 79123456789\r\n\r\n"
            })
    void a_request_that_got_nowhere_has_no_path(String request) throws InterruptedException {
        try (TestServer server = TestServer.with(new TestRoutes())) {
            assertThat(server.raw(request).status()).isBetween(400, 404);

            assertThat(next().getFormattedMessage()).matches("(GET|OTHER) - 40[0-9] \\d+ms \\d+B");
        }
    }

    @Test
    void a_log_that_fails_harms_no_request() {
        AppenderBase<ILoggingEvent> broken = new AppenderBase<>() {
            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                throw new IllegalStateException("disk full");
            }

            @Override
            protected void append(ILoggingEvent event) {}
        };
        LOGGER.addAppender(broken);
        try (TestServer server = TestServer.with(new TestRoutes())) {
            assertThat(server.get("/api/v1/list").status()).isEqualTo(200);
            assertThat(server.get("/api/v1/list").status()).isEqualTo(200);
        } finally {
            LOGGER.detachAppender(broken);
        }
    }

    @Test
    void observers_are_told_and_may_fail() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        RequestObserver observer = (method, route, status, took) -> {
            told.add(method + " " + route + " " + status + " " + Integer.signum(took.compareTo(Duration.ZERO)));
            throw new IllegalStateException("full");
        };
        try (TestServer server = TestServer.with(HttpSettings.local(0), observer, new Drain(), new TestRoutes())) {
            assertThat(server.get("/api/v1/refused/gone").status()).isEqualTo(410);

            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("GET /api/v1/refused/{kind} 410 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefgh", "0af7651916cd43dd8448eb211c80319c", "client.trace-1_A", "A1234567"})
    void a_request_id_that_is_harmless_is_kept(String id) {
        assertThat(RequestId.chosenFor(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "-starts-with-a-dash",
                "has space inside",
                "a,b,c,d,e,f",
                "<script>alert(1)</script>",
                "${jndi:ldap://x}",
                "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4",
                "12345678\n",
                "1234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void any_other_is_replaced(String id) {
        assertThat(RequestId.chosenFor(id)).matches("[0-9a-f]{32}").isNotEqualTo(RequestId.chosenFor(id));
    }

    @Test
    void the_id_is_in_the_header_and_in_the_problem() {
        try (TestServer server = TestServer.with(new TestRoutes())) {
            TestServer.Answer answer = server.get("/api/v1/refused/gone", "X-Request-Id", "my-own-request-1");

            assertThat(answer.header("X-Request-Id")).isEqualTo("my-own-request-1");
            assertThat(answer.json().path("trace_id").asText()).isEqualTo("my-own-request-1");
        }
    }

    @Test
    void what_is_logged_meanwhile_stands_beside_the_id_and_the_trace() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Routes mdc = endpoints -> endpoints.get("/mdc", ctx -> {
            Map<String, String> names = MDC.getCopyOfContextMap();
            ctx.json(names == null ? Map.of() : names);
        });
        try (TestServer server = TestServer.with(mdc)) {
            TestServer.Answer traced = server.get("/api/v1/mdc", "traceparent", trace);
            assertThat(traced.json().path("traceparent").asText()).isEqualTo(trace);
            assertThat(traced.json().path("request_id").asText()).isEqualTo(traced.header("X-Request-Id"));

            TestServer.Answer odd = server.get("/api/v1/mdc", "traceparent", "00-x-y-z");
            assertThat(odd.json().has("traceparent")).isFalse();
        }
    }

    private ILoggingEvent next() throws InterruptedException {
        return Objects.requireNonNull(lines.poll(10, TimeUnit.SECONDS), "no line");
    }
}
