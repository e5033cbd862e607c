package dev.latchkey.application.messages;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The twin of the real outbox. What needs no more sending is removed as a whole. */
public final class InMemoryOutbox implements Outbox {
    private final InMemoryTransactions memory;
    private final Map<MessageId, Waiting> messages;
    private final Map<Integer, Attempt> settled;

    public InMemoryOutbox(InMemoryTransactions memory) {
        this.memory = memory;
        this.messages = memory.newMap();
        this.settled = memory.newMap();
    }

    @Override
    public void add(SealedMessage message) {
        synchronized (memory) {
            messages.put(message.id(), new Waiting(message, message.createdAt()));
        }
    }

    @Override
    public List<SealedMessage> claim(Channel channel, int max, Duration lease, Instant now) {
        synchronized (memory) {
            List<SealedMessage> due = messages.values().stream()
                    .filter(waiting -> !waiting.dueAt.isAfter(now))
                    .map(Waiting::message)
                    .filter(message -> message.channel() == channel)
                    .filter(message -> now.isBefore(message.expiresAt()))
                    .sorted(Comparator.comparing(SealedMessage::createdAt))
                    .limit(max)
                    .toList();
            List<SealedMessage> claimed =
                    due.stream().map(InMemoryOutbox::claimedOnceMore).toList();
            claimed.forEach(message -> messages.put(message.id(), new Waiting(message, now.plus(lease))));
            return claimed;
        }
    }

    @Override
    public void settle(List<Attempt> attempts, Instant now) {
        synchronized (memory) {
            for (Attempt attempt : attempts) {
                settled.put(settled.size(), attempt);
                messages.computeIfPresent(
                        attempt.id(),
                        (id, waiting) ->
                                attempt.isToBeRepeated() ? new Waiting(waiting.message, attempt.retryAt()) : null);
            }
        }
    }

    @Override
    public int expire(Instant now) {
        synchronized (memory) {
            int before = messages.size();
            messages.values().removeIf(waiting -> !now.isBefore(waiting.message.expiresAt()));
            return before - messages.size();
        }
    }

    /** Every attempt that was ever settled, in order. */
    public List<Attempt> settled() {
        synchronized (memory) {
            return List.copyOf(settled.values());
        }
    }

    public boolean keepsTextOf(MessageId id) {
        synchronized (memory) {
            return messages.containsKey(id);
        }
    }

    private static SealedMessage claimedOnceMore(SealedMessage message) {
        return new SealedMessage(
                message.id(),
                message.to(),
                message.purpose(),
                message.text(),
                message.createdAt(),
                message.expiresAt(),
                message.attempts() + 1);
    }

    private record Waiting(SealedMessage message, Instant dueAt) {}
}
