package dev.latchkey.bootstrap.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.bootstrap.App;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Latchkey on an empty database, for programs that others wrote to knock at. */
final class Door implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final App app;
    private final HttpClient client = HttpClient.newHttpClient();

    Door(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "HTTP_PORT", "0",
                "HTTP_UNREADY_TIME", "0",
                "LIMITS", "off",
                "SECRET_KEY", UUID.randomUUID() + "-" + UUID.randomUUID(),
                "DATABASE_URL", written(TestServer.migratedDatabase())));
        all.putAll(settings);
        app = App.start(Config.of(all), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static String written(DatabaseUrl url) {
        StringBuilder text = new StringBuilder("jdbc:postgresql://" + url.hosts() + "/" + url.database());
        text.append("?user=" + encoded(url.user()) + "&password=" + encoded(url.password()));
        url.parameters().forEach((name, value) -> text.append("&" + name + "=" + encoded(value)));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    URI uri() {
        return app.uri();
    }

    Knock post(String path, Optional<String> cookie, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path, cookie)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    Knock get(String path, Optional<String> cookie) throws IOException, InterruptedException {
        return send(request(path, cookie).build());
    }

    /** Where that address, which need not be ours, sends a browser. */
    URI sentTo(URI address) throws IOException, InterruptedException {
        return URI.create(send(HttpRequest.newBuilder(address).build()).header("Location"));
    }

    private HttpRequest.Builder request(String path, Optional<String> cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri().resolve(path));
        cookie.ifPresent(value -> request.header("Cookie", value));
        return request;
    }

    private Knock send(HttpRequest request) throws IOException, InterruptedException {
        return new Knock(client.send(request, BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        app.close();
    }

    /** What was answered. */
    record Knock(HttpResponse<String> answer) {
        int status() {
            return answer.statusCode();
        }

        JsonNode json() {
            try {
                return JSON.readTree(answer.body());
            } catch (JsonProcessingException e) {
                throw new AssertionError(answer.body(), e);
            }
        }

        /** Why not; the whole answer if there is no reason in it. */
        String code() {
            return json().path("code").asText(answer.body());
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError(answer + answer.body()));
        }

        Optional<String> cookie() {
            String header = header("Set-Cookie");
            return Optional.of(header.substring(0, header.indexOf(';')));
        }
    }
}
