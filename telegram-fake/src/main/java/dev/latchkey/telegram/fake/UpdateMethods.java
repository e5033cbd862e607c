package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How a bot hears of what happened: it fetches, or it is sent to. Never both. */
final class UpdateMethods implements AutoCloseable {
    private static final String WEBHOOK_THERE =
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    private final Updates updates;
    private final InstantSource clock;
    private final Consumer<JsonNode> calls;
    private Optional<Webhook> webhook = Optional.empty();
    private Optional<WebhookSender> sender = Optional.empty();
    private Instant lastSet = Instant.EPOCH;

    UpdateMethods(Updates updates, InstantSource clock, Consumer<JsonNode> calls) {
        this.updates = updates;
        this.clock = clock;
        this.calls = calls;
    }

    synchronized CompletableFuture<JsonNode> getUpdates(Parameters parameters) {
        if (webhook.isPresent()) {
            throw Refusal.conflict(WEBHOOK_THERE);
        }
        updates.want(parameters.json("allowed_updates"));
        return updates.poll(
                parameters.number("offset", 0), parameters.number("limit", 100), parameters.number("timeout", 0));
    }

    /** What is said of it in the answer. */
    synchronized String setWebhook(Parameters parameters) {
        Optional<Webhook> wanted = Webhook.of(parameters);
        if (wanted.isEmpty()) {
            return deleteWebhook(parameters);
        }
        Instant now = clock.instant();
        boolean isNew = !wanted.equals(webhook);
        if (isNew && now.isBefore(lastSet.plusSeconds(1))) {
            throw Refusal.tooMany(1);
        }
        lastSet = now;
        updates.sendAway(Refusal.conflict("terminated by setWebhook request"));
        updates.want(parameters.json("allowed_updates"));
        dropIfWanted(parameters);
        if (!isNew) {
            return "Webhook is already set";
        }
        close();
        webhook = wanted;
        sender = wanted.map(address -> new WebhookSender(address, updates, clock, calls));
        return "Webhook was set";
    }

    synchronized String deleteWebhook(Parameters parameters) {
        dropIfWanted(parameters);
        boolean wasThere = webhook.isPresent();
        close();
        webhook = Optional.empty();
        return wasThere ? "Webhook was deleted" : "Webhook is already deleted";
    }

    synchronized JsonNode webhookInfo() {
        ObjectNode info = Webhook.info(webhook, updates.pending().size());
        sender.ifPresent(sending -> sending.describe(info));
        return info;
    }

    private void dropIfWanted(Parameters parameters) {
        if (parameters.isTrue("drop_pending_updates")) {
            updates.drop();
        }
    }

    /** Nothing is sent any more. */
    @Override
    public synchronized void close() {
        sender.ifPresent(WebhookSender::close);
        sender = Optional.empty();
    }
}
