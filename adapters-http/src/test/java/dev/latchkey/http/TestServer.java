package dev.latchkey.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A real server on a free port of this machine, and a client for it. */
public final class TestServer implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final HttpServer server;
    private final Drain drain;

    private TestServer(HttpSettings settings, RequestObserver observer, Drain drain, List<Routes> routes) {
        this.drain = drain;
        this.server = new HttpServer(settings, routes, TestRoutes.StoreAway.class::isInstance, observer, drain);
        server.start();
    }

    public static TestServer with(Routes... routes) {
        return with(HttpSettings.local(0), routes);
    }

    public static TestServer with(HttpSettings settings, Routes... routes) {
        return with(settings, RequestObserver.none(), new Drain(), routes);
    }

    public static TestServer with(HttpSettings settings, RequestObserver observer, Drain drain, Routes... routes) {
        return new TestServer(settings, observer, drain, List.of(routes));
    }

    /** Settings of a server behind a proxy and HTTPS, called by a page at {@code https://app.example}. */
    public static HttpSettings publicSettings() {
        HttpSettings local = HttpSettings.local(0);
        return new HttpSettings(
                local.host(),
                0,
                URI.create("https://id.example"),
                Set.of("https://app.example"),
                List.of(AddressBlock.of("127.0.0.0/8"), AddressBlock.of("10.0.0.0/8")),
                local.maxBodyBytes(),
                local.handlerThreads(),
                Duration.ZERO,
                Duration.ofSeconds(10),
                local.slowClients());
    }

    public int port() {
        return server.port();
    }

    public HttpServer server() {
        return server;
    }

    public Drain drain() {
        return drain;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return send("POST", path, json, all.toArray(String[]::new));
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public static Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends these bytes as they are. */
    public RawAnswer raw(String bytes) {
        return RawAnswer.to(port(), bytes);
    }

    @Override
    public void close() {
        server.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return Json.mapper().readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }

        public String code() {
            return json().path("code").asText();
        }
    }
}
