package dev.latchkey.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page asks and does. */
@Timeout(60)
class ControlTest {
    private final FakeTelegram telegram = FakeTelegram.start(FakeBot.USUAL, 0, URI.create("http://127.0.0.1:9"));
    private final Caller bot = new Caller(telegram);

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void somebody_new_says_presses_shares_blocks_and_comes_back() throws Exception {
        HttpResponse<String> joined =
                post("/fake/people", "{\"first_name\": \"Clara\", \"language\": \"de\", \"phone\": \"+491713920009\"}");
        long clara = Json.parse(joined.body()).orElseThrow().path("id").asLong();
        String one = "/fake/people/" + clara + "/";
        assertThat(post(one + "say", "{\"text\": \"/start abc\"}").statusCode()).isEqualTo(200);
        bot.result("sendMessage", "{'chat_id': " + clara + ", 'text': 'Hello'}");
        assertThat(post(one + "press", "{\"message_id\": 2, \"data\": \"x\"}").statusCode())
                .isEqualTo(200);
        assertThat(post(one + "share", "{}").statusCode()).isEqualTo(200);
        assertThat(post(one + "share", "{\"whose\": 5000000001, \"forwarded\": true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(one + "block", "{\"blocked\": true}").statusCode()).isEqualTo(200);
        assertThat(post(one + "block", "{\"blocked\": false}").statusCode()).isEqualTo(200);

        JsonNode updates = bot.result("getUpdates", "{}");
        assertThat(updates).hasSize(6);
        assertThat(updates.get(1)
                        .path("callback_query")
                        .path("message")
                        .path("text")
                        .asText())
                .isEqualTo("Hello");
        assertThat(updates.get(3).path("message").has("forward_origin")).isTrue();
        JsonNode state = bot.get("/fake/state?person=" + clara);
        assertThat(state.path("chat").path("messages")).hasSize(4);
        assertThat(state.path("chat").path("waiting").asBoolean()).isTrue();
        assertThat(state.path("people")).hasSize(4);
    }

    @Test
    void whoever_knows_the_state_waits_for_the_next() throws Exception {
        long version = bot.get("/fake/state").path("version").asLong();
        HttpRequest request = HttpRequest.newBuilder(telegram.uri().resolve("/fake/state?after=" + version))
                .build();
        CompletableFuture<HttpResponse<String>> waiting =
                HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        telegram.person(5_000_000_001L).orElseThrow().says("hi");
        assertThat(Json.parse(waiting.join().body())
                        .orElseThrow()
                        .path("version")
                        .asLong())
                .isGreaterThan(version);
    }

    @Test
    void what_makes_no_sense_is_refused() throws Exception {
        String one = "/fake/people/5000000001/";
        assertThat(post("/fake/people/17/say", "{\"text\": \"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(post("/fake/people/x/say", "{\"text\": \"x\"}").statusCode()).isEqualTo(404);
        assertThat(post(one + "say", "{}").statusCode()).isEqualTo(400);
        assertThat(post(one + "say", "[").statusCode()).isEqualTo(400);
        assertThat(post(one + "share", "{\"whose\": 17}").statusCode()).isEqualTo(400);
        assertThat(post("/latchkey/sessions", "{}").body()).isEqualTo("{\"away\":\"http://127.0.0.1:9\"}");
        assertThat(bot.get("/latchkey/sessions/..%2F..%2Fadmin").path("status").asInt())
                .isGreaterThanOrEqualTo(400);
        assertThat(post("/fake/faults", "{\"method\": \"getMe\", \"retry_after\": 4}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(bot.refusal("getMe", "{}")).isEqualTo("429 Too Many Requests: retry after 4");
        assertThat(post("/fake/faults", "{\"error_code\": 400, \"description\": \"Bad Request: no\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(bot.refusal("getMe", "{}")).isEqualTo("400 Bad Request: no");
    }

    @Test
    void pages_of_other_sites_cannot_chat_in_anybodys_name() throws Exception {
        HttpRequest simple = HttpRequest.newBuilder(telegram.uri().resolve("/fake/people/5000000001/say"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"text\": \"x\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(simple, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(403);
        assertThat(raw("GET /fake/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /fake/state HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(telegram.pending()).isZero();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(telegram.uri().resolve(path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(telegram.uri().getHost(), telegram.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
