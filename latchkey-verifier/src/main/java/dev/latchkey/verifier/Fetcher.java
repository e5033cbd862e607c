package dev.latchkey.verifier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks Latchkey. An answer is bounded in size, and it is there within a time or not at all. */
final class Fetcher {
    private static final Pattern HERE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final HttpClient http;
    private final Duration timeout;

    Fetcher(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** A client like any other, except that it goes where it is sent and nowhere else. */
    static HttpClient client(Duration timeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * The address, if nobody on the way can change what it answers.
     *
     * @throws IllegalArgumentException if somebody can, and that was not allowed
     */
    static URI reachable(URI uri, boolean allowHttp) {
        String host = String.valueOf(uri.getHost());
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null
                || !(https || (http && (allowHttp || HERE.matcher(host).matches())))) {
            throw new IllegalArgumentException("Not an https address: " + uri);
        }
        return uri;
    }

    CompletableFuture<Answer> get(URI uri, int maxBytes) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("User-Agent", "latchkey-verifier")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = send(request, maxBytes);
        // The time of the request itself ends with the headers of the answer; a body may drip for ever.
        CompletableFuture<Answer> answer =
                exchange.thenApply(Answer::of).orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        var unused = answer.whenComplete((arrived, failure) -> {
            if (failure != null) {
                exchange.cancel(true);
            }
        });
        return answer;
    }

    /** A client that others made may refuse at once, for its executor was shut down. */
    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int maxBytes) {
        try {
            return http.sendAsync(request, headers -> new BoundedBody(maxBytes));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What came back, with whatever status. */
    static final class Answer {
        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        Answer(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        private static Answer of(HttpResponse<byte[]> response) {
            return new Answer(response.statusCode(), response.headers(), response.body());
        }

        int status() {
            return status;
        }

        HttpHeaders headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }
}
