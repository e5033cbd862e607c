package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What the bot has not confirmed yet, oldest first, and the poll that waits for more. An update is given again and again
 * until it is confirmed.
 */
final class Updates {
    private static final String OTHER_POLL =
            "terminated by other getUpdates request; make sure that only one bot instance is running";
    private static final int MOST = 100;
    private static final int LONGEST_WAIT = 50;
    private static final Duration HURRY = Duration.ofSeconds(3);
    private static final Duration GREAT_HURRY = Duration.ofMillis(500);

    private final InstantSource clock;
    private final List<Update> pending = new ArrayList<>();
    private Set<String> wanted = Set.of();
    private long lastId;
    private Optional<Poll> waiting = Optional.empty();
    private Runnable listener = () -> {};
    private long lastOffset = Long.MIN_VALUE;
    private Instant lastPoll = Instant.EPOCH;
    private Instant lastConflict = Instant.EPOCH;

    Updates(InstantSource clock, long firstId) {
        this.clock = clock;
        this.lastId = firstId;
    }

    /** Something happened of which the bot is told, if it wants to know of that kind. */
    synchronized void add(String kind, ObjectNode content) {
        if (wanted.isEmpty() || wanted.contains(kind)) {
            ObjectNode update = Json.object().put("update_id", ++lastId);
            update.set(kind, content);
            deliver(update);
        }
    }

    /** As it is, with an id that may have been there before. */
    synchronized void deliver(ObjectNode update) {
        pending.add(new Update(update));
        waiting.ifPresent(poll -> {
            waiting = Optional.empty();
            poll.give(json(pending.subList(0, Math.min(pending.size(), poll.limit))));
        });
        listener.run();
    }

    /** Which kinds are told from now on; none means every kind. */
    synchronized void want(Optional<JsonNode> kinds) {
        kinds.ifPresent(list -> {
            List<String> names = new ArrayList<>();
            list.forEach(name -> names.add(name.asText()));
            wanted = Set.copyOf(names);
        });
    }

    /** Updates as soon as there are some. Whoever waits already is sent away. */
    synchronized CompletableFuture<JsonNode> poll(long offset, long limit, long seconds) {
        sendAway(Refusal.conflict(OTHER_POLL));
        confirm(offset);
        Instant now = clock.instant();
        boolean again = offset == lastOffset;
        long wait = Math.min(seconds, LONGEST_WAIT);
        if (again && now.isBefore(lastPoll.plus(HURRY))) {
            wait = Math.max(wait, HURRY.toSeconds());
        }
        boolean tooFast = again && now.isBefore(lastPoll.plus(GREAT_HURRY));
        lastOffset = offset;
        lastPoll = now;
        int most = tooFast ? 1 : (int) (limit < 1 || limit > MOST ? MOST : limit);
        if (!pending.isEmpty() || wait <= 0) {
            return CompletableFuture.completedFuture(json(pending.subList(0, Math.min(pending.size(), most))));
        }
        Poll poll = new Poll(most, new CompletableFuture<>());
        waiting = Optional.of(poll);
        return poll.answer.completeOnTimeout(Json.array(), wait, TimeUnit.SECONDS);
    }

    private void confirm(long offset) {
        if (offset > 0) {
            pending.removeIf(update -> update.id() < offset);
        } else if (offset < 0) {
            int kept = (int) Math.min(pending.size(), -Math.max(offset, -MOST));
            pending.subList(0, pending.size() - kept).clear();
        }
    }

    /** Ends the poll that waits. Somebody who was sent away a moment ago learns of it with a delay. */
    synchronized void sendAway(Refusal reason) {
        waiting.filter(poll -> !poll.answer.isDone()).ifPresent(poll -> {
            Instant now = clock.instant();
            boolean held = now.isBefore(lastConflict.plus(HURRY));
            lastConflict = now;
            poll.refuse(reason, held ? HURRY : Duration.ZERO);
        });
        waiting = Optional.empty();
    }

    /** Who is called when there is something new. It is called under our lock and must not wait. */
    synchronized void listen(Runnable newListener) {
        listener = newListener;
    }

    synchronized List<Update> pending() {
        return List.copyOf(pending);
    }

    /** It was taken. */
    synchronized void done(Update update) {
        boolean unused = pending.remove(update);
    }

    synchronized void drop() {
        pending.clear();
    }

    private static JsonNode json(List<Update> updates) {
        ArrayNode array = Json.array();
        updates.forEach(update -> array.add(update.json()));
        return array;
    }

    private record Poll(int limit, CompletableFuture<JsonNode> answer) {
        // Both elsewhere, so that no answer is written under our lock.
        void give(JsonNode updates) {
            CompletableFuture<JsonNode> unused = answer.completeAsync(() -> updates);
        }

        void refuse(Refusal reason, Duration delay) {
            Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
            later.execute(() -> answer.completeExceptionally(reason));
        }
    }
}
