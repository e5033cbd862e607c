package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks vendors over HTTP: within bounded times, reading bounded answers, following no redirects. All gateways share its
 * connections and its few threads.
 */
public final class GatewayHttp {
    /** A gateway that cannot be reached is passed over after that; three of them are within the ten seconds of a user. */
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIME_TO_CONNECT)
            .build();

    /** A gateway of that vendor. */
    public SmsGateway gateway(String name, GatewayValues values, HttpVendor vendor) {
        return new HttpGateway(name, values.timeout(), vendor, this);
    }

    /** What the vendor answers. What has not come whole after that time is broken off. */
    CompletableFuture<VendorAnswer> ask(HttpRequest request, Duration timeout) {
        var exchange = client.sendAsync(request, head -> new BoundedBody(head.statusCode()));
        return exchange.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, trouble) -> {
                    if (trouble instanceof TimeoutException) {
                        boolean unused = exchange.cancel(true);
                    }
                })
                .thenApply(response -> response.body());
    }
}
