package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.sms.gateways.Checkup.Found;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
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

    /** The client minds the time itself and then knows whether it was connected; it lets bodies take longer, though. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIME_TO_CONNECT)
            .build();

    /** A gateway of that vendor. */
    public SmsGateway gateway(String name, GatewayValues values, HttpVendor vendor) {
        return new HttpGateway(name, values.timeout(), vendor, this);
    }

    /** What a vendor's answer to that question shows. */
    CompletableFuture<Checkup> check(Probe probe, Duration timeout) {
        return ask(probe.request().ready(timeout), timeout)
                .handle((answer, trouble) ->
                        answer == null ? Checkup.of(HttpTrouble.meaning(trouble)) : probe.read(answer));
    }

    /** Whether somebody listens there, for those who cannot be asked anything. */
    public CompletableFuture<Checkup> reach(URI address) {
        return CompletableFuture.supplyAsync(() -> {
            int usual = address.getScheme().endsWith("s") ? 443 : 80;
            int port = address.getPort() < 0 ? usual : address.getPort();
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), port), (int) TIME_TO_CONNECT.toMillis());
                return Checkup.REACHED;
            } catch (IOException e) {
                return new Checkup(Found.AWAY, "unreachable");
            }
        });
    }

    /** What the vendor answers. What has not come whole after that time is broken off. */
    CompletableFuture<VendorAnswer> ask(HttpRequest request, Duration timeout) {
        var exchange = client.sendAsync(request, head -> new BoundedBody(head.statusCode()));
        return exchange.copy()
                .orTimeout(timeout.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, trouble) -> {
                    if (trouble instanceof TimeoutException) {
                        boolean unused = exchange.cancel(true);
                    }
                })
                .thenApply(response -> response.body());
    }
}
