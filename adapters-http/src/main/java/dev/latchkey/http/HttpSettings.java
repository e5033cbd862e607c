package dev.latchkey.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an operator decides about the HTTP side.
 *
 * @param port 0 takes any free one
 * @param publicUrl where clients reach us; HTTPS here switches HSTS on
 * @param allowedOrigins web pages that may call us with credentials, each as {@code https://app.example}; never a pattern
 * @param trustedProxies who is believed about {@code X-Forwarded-For}
 * @param maxBodyBytes the longest body that is read, unless an endpoint says otherwise
 * @param handlerThreads how many requests are worked on at once where the JDK has no virtual threads
 * @param unreadyTime how long we say we are not ready before we stop to accept, so that balancers can notice
 * @param drainTime how long requests in flight may take to finish
 */
public record HttpSettings(
        String host,
        int port,
        URI publicUrl,
        Set<String> allowedOrigins,
        List<AddressBlock> trustedProxies,
        int maxBodyBytes,
        int handlerThreads,
        Duration unreadyTime,
        Duration drainTime,
        SlowClients slowClients) {

    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        for (String origin : allowedOrigins) {
            requireOrigin(origin);
        }
    }

    /** Fit for a first run on one's own machine. */
    public static HttpSettings local(int port) {
        return new HttpSettings(
                "127.0.0.1",
                port,
                URI.create("http://127.0.0.1:" + port),
                Set.of(),
                List.of(),
                1024 * 1024,
                200,
                Duration.ZERO,
                Duration.ofSeconds(20),
                SlowClients.defaults());
    }

    public HttpSettings with(SlowClients patience) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                allowedOrigins,
                trustedProxies,
                maxBodyBytes,
                handlerThreads,
                unreadyTime,
                drainTime,
                patience);
    }

    private static void requireOrigin(String origin) {
        URI uri = URI.create(origin);
        boolean exact = uri.getScheme() != null
                && uri.getHost() != null
                && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        if (!exact) {
            throw new IllegalArgumentException("an origin reads https://app.example, nothing more: " + origin);
        }
    }
}
