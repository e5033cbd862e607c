package dev.latchkey.bootstrap.config;

import dev.latchkey.http.AddressBlock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP side.
 *
 * @param givenUrl where clients reach us, if somebody has said
 */
public record HttpConfig(
        String host,
        int port,
        Optional<URI> givenUrl,
        List<String> allowedOrigins,
        List<AddressBlock> trustedProxies,
        int maxBody,
        int threads,
        Duration unreadyTime,
        Duration drainTime) {

    static HttpConfig from(Values values) {
        return new HttpConfig(
                values.get(Settings.HTTP_HOST),
                values.get(Settings.HTTP_PORT),
                values.get(Settings.PUBLIC_URL),
                values.get(Settings.ALLOWED_ORIGINS),
                values.get(Settings.TRUSTED_PROXIES),
                values.get(Settings.HTTP_MAX_BODY),
                values.get(Settings.HTTP_THREADS),
                values.get(Settings.HTTP_UNREADY_TIME),
                values.get(Settings.HTTP_DRAIN_TIME));
    }

    /** Where clients reach us: what was said, or else where we listen. */
    public URI publicUrl() {
        return givenUrl.orElseGet(() -> URI.create("http://" + hostInUrl() + ":" + port));
    }

    /** The host as an address on the web writes it, where one may really call. */
    public String hostInUrl() {
        return switch (host) {
            case "0.0.0.0", "::", "[::]" -> "localhost";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }
}
