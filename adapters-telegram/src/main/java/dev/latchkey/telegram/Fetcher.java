package dev.latchkey.telegram;

import dev.latchkey.application.shared.Unavailable;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks servers of Telegram. An answer is bounded in size, and is there within a time or not at all. Addresses hold secrets,
 * so none of them is in what is thrown, nor is the trouble that it was made of.
 */
public final class Fetcher {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST = 4 * 1024 * 1024;

    private final HttpClient http;

    /** Asks through that proxy, if there is one. */
    public Fetcher(Optional<URI> proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        proxy.ifPresent(uri -> builder.proxy(
                ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()))));
        this.http = builder.build();
    }

    Answer get(URI uri, Duration patience) {
        return send(HttpRequest.newBuilder(uri).header("Accept", "application/json"), patience);
    }

    Answer post(URI uri, Map<String, String> headers, byte[] body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return send(request, patience);
    }

    private Answer send(HttpRequest.Builder request, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.timeout(patience).build(), headers -> new LimitedBody(LONGEST));
        try {
            // The time of the request itself ends with the headers of the answer; a body may drip for ever.
            HttpResponse<byte[]> response = exchange.get(patience.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            throw unreachable(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (TimeoutException e) {
            boolean unused = exchange.cancel(true);
            throw unreachable(e);
        } catch (InterruptedException e) {
            boolean unused = exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private static Unavailable unreachable(Throwable trouble) {
        return new Unavailable(
                "Telegram cannot be reached: " + trouble.getClass().getSimpleName());
    }

    /** What came back, with whatever status. */
    static final class Answer {
        private final int status;
        private final byte[] body;

        Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        boolean isGood() {
            return status == 200;
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }

        /** Not the body, which may hold tokens. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
