package dev.latchkey.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real thing, on a PostgreSQL of its own. In order, because unpacking and making that takes seconds. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AppIT {
    private static final Pattern MESSAGE = Pattern.compile("SMS to \\+79123456789: \\D*(\\d{4})\\D");

    @TempDir
    static Path data;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @Order(1)
    void signs_somebody_in_from_nothing() throws Exception {
        try (App app = start(Map.of())) {
            assertThat(get(app, "/health/ready").statusCode()).isEqualTo(200);

            String challenge = post(app, "/api/v1/auth/phone", "{\"phone\":\"8 912 345-67-89\"}")
                    .body()
                    .replaceFirst(".*\"challenge_id\":\"([^\"]+)\".*", "$1");
            HttpResponse<String> answer = post(
                    app,
                    "/api/v1/auth/phone/verify",
                    "{\"challenge_id\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code()));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).contains("\"role\":\"admin\"", "\"phone\":\"+79123456789\"");
        }
    }

    @Test
    @Order(2)
    void stops_and_leaves_nothing_running() throws Exception {
        URI uri;
        try (App app = start(Map.of())) {
            uri = app.uri();
            assertThat(EmbeddedPostgres.running(data)).isPresent();
        }

        assertThat(EmbeddedPostgres.running(data)).isEmpty();
        assertThatThrownBy(() -> client.send(
                        HttpRequest.newBuilder(uri.resolve("/health/live")).build(),
                        HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    @Order(3)
    void stops_requests_first_then_messages_and_the_database_last() {
        Closing closing = new Closing();
        try (App app = App.start(config(Map.of()), stream(), closing)) {
            assertThat(app.uri()).hasScheme("http");
            assertThat(closing.order())
                    .containsExactly(
                            "HTTP",
                            "listening to other instances",
                            "pages that wait",
                            "what is done after answers",
                            "the outbox of mail",
                            "the mail console",
                            "the outbox",
                            "what is done every so often",
                            "the SMS console",
                            "the pool of connections",
                            "PostgreSQL");
        }
    }

    @Test
    @Order(4)
    void a_start_that_fails_leaves_nothing_running_either() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(Map.of("HTTP_PORT", Integer.toString(taken.getLocalPort()))))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("HTTP_HOST, HTTP_PORT: nobody can listen on 127.0.0.1:");
        }

        assertThat(EmbeddedPostgres.running(data)).isEmpty();
    }

    @Test
    @Order(5)
    void a_start_that_is_called_off_leaves_nothing_running_either() {
        Closing closing = new Closing();
        closing.close();

        assertThatThrownBy(() -> App.start(config(Map.of()), stream(), closing)).hasMessage("Stopped while starting");
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
    }

    @Test
    @Order(6)
    void data_of_another_key_are_refused_in_one_sentence() {
        assertThatThrownBy(() -> start(Map.of("SECRET_KEY", "kU1vWb0Yx3mQz7RtNp5sHc9dJf2gLa8eXi4oVu6T")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SECRET_KEY");
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
    }

    private App start(Map<String, String> settings) {
        return App.start(config(settings), stream());
    }

    private static Config config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "DATA_DIR", data.toString(), "HTTP_PORT", "0", "SMS_CONSOLE_DELAY", "0", "HTTP_UNREADY_TIME", "0"));
        all.putAll(settings);
        return Config.of(all);
    }

    private PrintStream stream() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String code() throws InterruptedException {
        for (long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos(); System.nanoTime() < deadline; ) {
            Matcher message = MESSAGE.matcher(printed.toString(StandardCharsets.UTF_8));
            if (message.find()) {
                return message.group(1);
            }
            Thread.sleep(10);
        }
        throw new AssertionError("No message was printed");
    }

    private HttpResponse<String> get(App app, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(app.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(App app, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(app.uri().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
