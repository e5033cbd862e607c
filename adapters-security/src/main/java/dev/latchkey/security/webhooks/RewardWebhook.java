package dev.latchkey.security.webhooks;

import dev.latchkey.application.invites.rewards.RewardEvent;
import dev.latchkey.application.invites.rewards.RewardReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts rewards to an address, as Standard Webhooks has it. Goes where it is told and nowhere else: a redirect is an answer
 * like any other that is not a yes.
 */
public final class RewardWebhook implements RewardReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(RewardWebhook.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI url;
    private final WebhookKey key;
    private final Duration patience;
    private final HttpClient http;
    private volatile boolean well = true;

    /**
     * Posts there.
     *
     * @param patience how long the receiver may take for an answer
     */
    public RewardWebhook(URI url, WebhookKey key, Duration patience) {
        this.url = url;
        this.key = key;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public CompletableFuture<Boolean> send(RewardEvent event, Instant now) {
        byte[] body = body(event);
        String id = event.id().toString();
        long timestamp = now.getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Latchkey")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", key.signature(id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, StatusOnly.HANDLER)
                .orTimeout(patience.plus(CONNECT).toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, trouble) -> took(event, answer, trouble));
    }

    /** Whether the receiver has taken what it was sent last. */
    public boolean isWell() {
        return well;
    }

    private boolean took(RewardEvent event, @Nullable HttpResponse<Boolean> answer, @Nullable Throwable trouble) {
        boolean taken = answer != null && answer.statusCode() / 100 == 2;
        well = taken;
        if (!taken) {
            // Neither the address, which may hold a secret, nor what was answered.
            LOG.warn(
                    "The reward event {} was not taken at attempt {}: {}",
                    event.id(),
                    event.attempts(),
                    answer != null ? "status " + answer.statusCode() : nameOf(trouble));
        }
        return taken;
    }

    private static String nameOf(@Nullable Throwable trouble) {
        return trouble == null ? "no answer" : trouble.getClass().getSimpleName();
    }

    /** By hand: five values, none of which needs escaping, and the same bytes at every attempt. */
    private static byte[] body(RewardEvent event) {
        return """
                {"type":"referral.qualified","timestamp":"%s","data":{"event_id":"%s","newcomer_id":%s,"inviter_id":%s,\
                "invite_code":"%s","joined_at":"%s"}}""".formatted(
                        event.qualifiedAt(),
                        event.id(),
                        event.newcomer().value(),
                        event.inviter().value(),
                        event.code(),
                        event.joinedAt())
                .getBytes(StandardCharsets.UTF_8);
    }
}
