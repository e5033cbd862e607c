package dev.latchkey.application.messages;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The twin of the real outbox. What needs no more sending is removed as a whole. */
public final class InMemoryOutbox implements Outbox {
    private final InMemoryTransactions memory;
    private final Map<MessageId, Waiting> messages;
    private final Map<Integer, Attempt> settled;
    private final Map<MessageId, SealedMessage> everAdded;
    private final Map<MessageId, SealedMessage> spares;
    private final Map<MessageId, Instant> failedOver;

    public InMemoryOutbox(InMemoryTransactions memory) {
        this.memory = memory;
        this.messages = memory.newMap();
        this.settled = memory.newMap();
        this.everAdded = memory.newMap();
        this.spares = memory.newMap();
        this.failedOver = memory.newMap();
    }

    @Override
    public void add(SealedMessage message) {
        synchronized (memory) {
            messages.put(message.id(), new Waiting(message, message.createdAt(), false));
            everAdded.put(message.id(), message);
        }
    }

    @Override
    public List<SealedMessage> claim(Channel channel, int max, Duration lease, Instant now) {
        synchronized (memory) {
            List<Waiting> due = messages.values().stream()
                    .filter(waiting -> !waiting.dueAt.isAfter(now))
                    .filter(waiting -> waiting.message.channel() == channel)
                    .filter(waiting -> now.isBefore(waiting.message.expiresAt()))
                    .sorted(Comparator.comparing(waiting -> waiting.message.createdAt()))
                    .limit(max)
                    .toList();
            due.stream().filter(Waiting::sending).forEach(waiting -> interrupted(waiting.message.id(), now));
            List<SealedMessage> claimed = due.stream()
                    .map(waiting -> claimedOnceMore(waiting.message))
                    .toList();
            claimed.forEach(message -> messages.put(message.id(), new Waiting(message, now.plus(lease), true)));
            return claimed;
        }
    }

    @Override
    public void settle(List<Attempt> attempts, Instant now) {
        synchronized (memory) {
            for (Attempt attempt : attempts) {
                settled.put(settled.size(), attempt);
                Waiting claimed = messages.get(attempt.id());
                if (claimed != null && attempt.isTextSpared() && !failedOver.containsKey(attempt.id())) {
                    spares.put(attempt.id(), claimed.message);
                }
                messages.computeIfPresent(
                        attempt.id(),
                        (id, waiting) -> attempt.isToBeRepeated()
                                ? new Waiting(waiting.message, attempt.retryAt(), false)
                                : null);
            }
        }
    }

    @Override
    public int expire(Instant now) {
        synchronized (memory) {
            spares.values().removeIf(message -> !now.isBefore(message.expiresAt()));
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

    /** Every message that was ever added, in order. */
    public List<SealedMessage> everAdded() {
        synchronized (memory) {
            return List.copyOf(everAdded.values());
        }
    }

    /** Puts a message whose text was kept aside back into the line, past those gateways. False if there is none. */
    boolean failOver(MessageId id, Set<String> passedOver, Instant now) {
        SealedMessage spare = spares.remove(id);
        if (spare == null) {
            return false;
        }
        failedOver.put(id, now);
        messages.put(id, new Waiting(passingOver(spare, passedOver), now, false));
        return true;
    }

    void forgetSpare(MessageId id) {
        spares.remove(id);
    }

    void forgetText(MessageId id) {
        messages.remove(id);
    }

    public boolean keepsTextOf(MessageId id) {
        synchronized (memory) {
            return messages.containsKey(id);
        }
    }

    private void interrupted(MessageId id, Instant now) {
        Handover.Tried tried = Handover.Tried.interrupted(now);
        settled.put(settled.size(), new Attempt(id, Handover.to(tried.gateway(), now, tried.answer()), now));
    }

    private static SealedMessage claimedOnceMore(SealedMessage message) {
        return new SealedMessage(
                message.id(),
                message.to(),
                message.purpose(),
                message.text(),
                message.createdAt(),
                message.expiresAt(),
                message.attempts() + 1,
                message.passedOver());
    }

    private static SealedMessage passingOver(SealedMessage message, Set<String> passedOver) {
        return new SealedMessage(
                message.id(),
                message.to(),
                message.purpose(),
                message.text(),
                message.createdAt(),
                message.expiresAt(),
                message.attempts(),
                passedOver);
    }

    private record Waiting(SealedMessage message, Instant dueAt, boolean sending) {}
}
