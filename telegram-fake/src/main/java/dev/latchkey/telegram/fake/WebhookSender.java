package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends updates to one webhook: those of one chat in their order, those of several at once; again until they are taken. */
final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Webhook webhook;
    private final Updates updates;
    private final InstantSource clock;
    private final Consumer<JsonNode> calls;
    private final HttpClient client;
    private final ScheduledThreadPoolExecutor thread;
    private final Map<Update, Trouble> troubles = new HashMap<>();
    private final Set<Update> flying = new HashSet<>();
    private volatile Optional<ObjectNode> lastError = Optional.empty();

    /**
     * Begins at once.
     *
     * @param calls takes the call of a method that came as the answer of the webhook
     */
    WebhookSender(Webhook webhook, Updates updates, InstantSource clock, Consumer<JsonNode> calls) {
        this.webhook = webhook;
        this.updates = updates;
        this.clock = clock;
        this.calls = calls;
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        this.thread = new ScheduledThreadPoolExecutor(1, WebhookSender::daemon, new DiscardPolicy());
        updates.listen(this::wake);
        wake();
    }

    private static Thread daemon(Runnable work) {
        Thread daemon = new Thread(work, "telegram-fake-webhook");
        daemon.setDaemon(true);
        return daemon;
    }

    private void wake() {
        later(this::send, Duration.ZERO);
    }

    private void later(Runnable work, Duration delay) {
        var unused = thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On our one thread, as everything that touches what is flying and what failed. */
    private void send() {
        Set<Long> busy = new HashSet<>();
        Instant now = clock.instant();
        for (Update update : updates.pending()) {
            // One that waits or flies holds back what comes later from the same chat.
            boolean isFirst = busy.add(update.person());
            boolean isDue = Optional.ofNullable(troubles.get(update))
                    .map(trouble -> !now.isBefore(trouble.next))
                    .orElse(true);
            if (isFirst && isDue && !flying.contains(update) && flying.size() < webhook.maxConnections()) {
                flying.add(update);
                post(update);
            }
        }
    }

    private void post(Update update) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(update.json().toString()));
        webhook.secret().ifPresent(secret -> request.header("X-Telegram-Bot-Api-Secret-Token", secret));
        Executor ours = work -> later(work, Duration.ZERO);
        CompletableFuture<Void> unused = client.sendAsync(request.build(), BodyHandlers.ofString())
                .handleAsync(
                        (answer, trouble) -> {
                            landed(update, answer);
                            return null;
                        },
                        ours);
    }

    private void landed(Update update, @Nullable HttpResponse<String> answer) {
        flying.remove(update);
        if (answer != null && answer.statusCode() / 100 == 2) {
            troubles.remove(update);
            updates.done(update);
            Json.parse(answer.body()).filter(body -> body.has("method")).ifPresent(calls);
        } else {
            failed(update, answer);
        }
        send();
    }

    private void failed(Update update, @Nullable HttpResponse<String> answer) {
        String words = answer == null
                ? "Connection refused"
                : "Wrong response from the webhook: " + answer.statusCode() + " " + reason(answer.statusCode());
        lastError = Optional.of(Json.object()
                .put("last_error_date", clock.instant().getEpochSecond())
                .put("last_error_message", words.strip()));
        Duration wait = Optional.ofNullable(troubles.get(update))
                .map(trouble -> trouble.pause.multipliedBy(2))
                .filter(longer -> longer.compareTo(LONGEST_WAIT) < 0)
                .orElse(troubles.containsKey(update) ? LONGEST_WAIT : FIRST_WAIT);
        Duration said = Optional.ofNullable(answer)
                .flatMap(refused -> refused.headers().firstValue("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(wait);
        troubles.put(update, new Trouble(clock.instant().plus(said), wait));
        later(this::send, said.plusMillis(1));
    }

    private static String reason(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "";
        };
    }

    /** Adds what went wrong last, if anything did. */
    void describe(ObjectNode info) {
        lastError.ifPresent(info::setAll);
    }

    @Override
    public void close() {
        updates.listen(() -> {});
        thread.shutdownNow();
    }

    private record Trouble(Instant next, Duration pause) {}
}
