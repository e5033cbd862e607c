package dev.latchkey.telegram;

import dev.latchkey.telegram.BotTrouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the Bot API has told us to leave alone for a while, one chat or everything: whoever goes on asking is told to wait
 * longer.
 */
final class BotHolds {
    /** A token that was wrong may have been put right over there; more often there is no use in asking. */
    private static final Duration WRONG_TOKEN = Duration.ofMinutes(10);

    private static final int MOST_CHATS = 10_000;

    private final InstantSource clock;
    private final Map<Long, Instant> chats = new ConcurrentHashMap<>();
    private volatile Hold all = new Hold(Kind.TOO_MANY, Instant.MIN);

    BotHolds(InstantSource clock) {
        this.clock = clock;
    }

    /** Passes if it may be asked now. */
    void pass(Optional<Long> chat) {
        Instant now = clock.instant();
        Hold everything = all;
        if (now.isBefore(everything.until())) {
            throw held(everything.kind(), now, everything.until());
        }
        chat.flatMap(id -> Optional.ofNullable(chats.get(id)))
                .filter(now::isBefore)
                .ifPresent(until -> {
                    throw held(Kind.TOO_MANY, now, until);
                });
    }

    /** After an answer that says to wait: for the chat that the call was about, or with everything. */
    void hold(Optional<Long> chat, Duration wait) {
        Instant now = clock.instant();
        Instant until = now.plus(wait);
        if (chat.isEmpty() || chats.size() >= MOST_CHATS) {
            var unused = chats.values().removeIf(end -> !now.isBefore(end));
        }
        // So many chats at once are everything.
        if (chat.isEmpty() || chats.size() >= MOST_CHATS) {
            holdAll(Kind.TOO_MANY, until);
        } else {
            chats.merge(chat.get(), until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    void tokenIsWrong() {
        holdAll(Kind.TOKEN_WRONG, clock.instant().plus(WRONG_TOKEN));
    }

    private synchronized void holdAll(Kind kind, Instant until) {
        if (until.isAfter(all.until())) {
            all = new Hold(kind, until);
        }
    }

    private static BotTrouble held(Kind kind, Instant now, Instant until) {
        return new BotTrouble(
                kind, "not asked, because it was said to wait", Optional.of(Duration.between(now, until)));
    }

    private record Hold(Kind kind, Instant until) {}
}
