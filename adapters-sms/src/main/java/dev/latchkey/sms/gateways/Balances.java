package dev.latchkey.sms.gateways;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What is left in the accounts at vendors, asked at most once a minute. Whoever looks never waits long and never fails. */
public final class Balances {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final GatewayHttp http;
    private final Map<String, BalanceQuestion> questions;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /** @param questions by the names of the gateways */
    public Balances(GatewayHttp http, Map<String, BalanceQuestion> questions) {
        this.http = http;
        this.questions = Map.copyOf(questions);
    }

    /** Begins to ask all that were not asked lately, so that they answer at the same time. */
    public void begin() {
        questions.forEach((gateway, question) -> {
            Asked unused = asked.compute(
                    gateway, (name, last) -> last != null && last.isFresh() ? last : new Asked(ask(question)));
        });
    }

    /** What the vendor says; empty if it does not say it, or not in time. */
    public Optional<String> of(String gateway) {
        Asked last = asked.get(gateway);
        if (last == null) {
            return Optional.empty();
        }
        return last.answer()
                .completeOnTimeout(Optional.empty(), PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private CompletableFuture<Optional<String>> ask(BalanceQuestion question) {
        try {
            return http.ask(question.request().ready(PATIENCE), PATIENCE)
                    .thenApply(answer ->
                            answer.isOk() && answer.whole() ? question.read(answer) : Optional.<String>empty())
                    .exceptionally(trouble -> Optional.empty());
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    private record Asked(CompletableFuture<Optional<String>> answer, long at) {
        Asked(CompletableFuture<Optional<String>> answer) {
            this(answer, System.nanoTime());
        }

        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }
}
