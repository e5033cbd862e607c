package dev.latchkey.application.messages;

import dev.latchkey.application.messages.receipts.DeliveryReport;
import dev.latchkey.application.messages.receipts.MessageBearers.Bearer;
import dev.latchkey.application.messages.receipts.MessageHistory;
import dev.latchkey.application.messages.receipts.MessageLine;
import dev.latchkey.application.messages.receipts.MessageReceipts;
import dev.latchkey.application.messages.receipts.Turn;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The twin of the real receipts, over what the twin of the outbox has seen. */
public final class InMemoryReceipts implements MessageReceipts, MessageHistory {
    private static final Duration TIME_TO_TYPE = Duration.ofSeconds(20);

    private final InMemoryTransactions memory;
    private final InMemoryOutbox outbox;
    private final Map<Key, Told> told;
    private final Map<DeliveryReport, Instant> early;

    public InMemoryReceipts(InMemoryTransactions memory, InMemoryOutbox outbox) {
        this.memory = memory;
        this.outbox = outbox;
        this.told = memory.newMap();
        this.early = memory.newMap();
    }

    @Override
    public Fate apply(DeliveryReport report, Instant now) {
        synchronized (memory) {
            Optional<Key> found = find(report, true);
            if (found.isEmpty()) {
                if (report.state() != MessageState.UNKNOWN || report.refunded()) {
                    early.putIfAbsent(report, now);
                }
                return Fate.STRANGER;
            }
            Key key = found.get();
            MessageState before = told.containsKey(key) ? told.get(key).state : MessageState.QUEUED;
            if (!report.state().mayFollow(before)) {
                return Fate.OLD;
            }
            MessageState message = stateOf(key.id);
            told.put(key, new Told(report.state(), now, report.code()));
            boolean another = report.state().isFailure() && !report.hopeless();
            if (another && message == MessageState.SENT && wanted(key.id, now)) {
                boolean unused = outbox.failOver(key.id, takers(key.id), now);
            }
            if (report.state().isEnd()) {
                outbox.forgetSpare(key.id);
            }
            if (report.state() == MessageState.DELIVERED) {
                outbox.forgetText(key.id);
            }
            return Fate.MOVED;
        }
    }

    @Override
    public Optional<Turn> turnOf(DeliveryReport report) {
        synchronized (memory) {
            return find(report, true)
                    .map(found -> new Turn(
                            found.id,
                            keys(found.id).stream()
                                    .limit(found.number)
                                    .filter(key -> !key.tried.gateway().equals(Handover.NOBODY))
                                    .map(key -> said(key.tried.answer().outcome()))
                                    .anyMatch(said -> said == MessageState.SENT || said == MessageState.UNKNOWN)));
        }
    }

    @Override
    public List<DeliveryReport> takeArrivedEarly() {
        synchronized (memory) {
            List<DeliveryReport> known = early.keySet().stream()
                    .filter(report -> find(report, false).isPresent())
                    .toList();
            known.forEach(early::remove);
            return known;
        }
    }

    @Override
    public int forgetStrangers(Instant now) {
        synchronized (memory) {
            int before = early.size();
            early.values().removeIf(at -> at.isBefore(now.minus(PATIENCE)));
            return before - early.size();
        }
    }

    @Override
    public List<MessageLine> list(Filter filter, Optional<Long> before, int max) {
        synchronized (memory) {
            List<MessageLine> lines = new ArrayList<>();
            for (SealedMessage message : outbox.everAdded()) {
                lines.add(line(lines.size() + 1, message));
            }
            return lines.stream()
                    .sorted(Comparator.comparing(MessageLine::number).reversed())
                    .filter(line -> line.number() < before.orElse(Long.MAX_VALUE))
                    .filter(line ->
                            filter.state().isEmpty() || filter.state().get().equals(line.state()))
                    .filter(line -> filter.gateway().isEmpty()
                            || line.attempts().stream()
                                    .anyMatch(attempt -> attempt.gateway()
                                            .equals(filter.gateway().get())))
                    .limit(max)
                    .toList();
        }
    }

    /** The twin of what is known of who has taken a message. */
    public Optional<Bearer> bearerOf(MessageId id) {
        synchronized (memory) {
            List<Key> keys = keys(id);
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(keys.get(keys.size() - 1).tried)
                            .filter(last -> last.answer().outcome().consequence() == Consequence.TAKEN)
                            .flatMap(last -> last.answer().providerId().map(name -> new Bearer(last.gateway(), name)));
        }
    }

    /** Every attempt of every message with what was told of it, in order. */
    public List<Seen> seen() {
        synchronized (memory) {
            List<Seen> seen = new ArrayList<>();
            for (SealedMessage message : outbox.everAdded()) {
                List<Key> keys = keys(message.id());
                for (Key key : keys) {
                    boolean last = key.number == keys.size() - 1;
                    seen.add(new Seen(
                            message,
                            key.number,
                            key.tried,
                            Optional.ofNullable(told.get(key)).map(Told::state),
                            last));
                }
            }
            return seen;
        }
    }

    /** One attempt. */
    public record Seen(
            SealedMessage message, int number, Handover.Tried tried, Optional<MessageState> told, boolean last) {}

    private MessageLine line(int number, SealedMessage message) {
        List<Key> keys = keys(message.id());
        return new MessageLine(
                number,
                message.id(),
                message.channel(),
                keys.isEmpty()
                        ? Optional.empty()
                        : Optional.of(keys.get(keys.size() - 1).tried.gateway()),
                Optional.of(message.to().masked()),
                message.purpose(),
                stateOf(message.id()),
                keys.stream().map(this::attempt).toList(),
                message.createdAt());
    }

    private MessageLine.Attempt attempt(Key key) {
        Optional<Told> news = Optional.ofNullable(told.get(key));
        return new MessageLine.Attempt(
                key.tried.gateway(),
                key.tried.at(),
                key.tried.answer().outcome().name().toLowerCase(Locale.ROOT),
                news.flatMap(Told::code).or(() -> key.tried.answer().providerCode()),
                news.map(Told::state),
                news.map(Told::at));
    }

    private MessageState stateOf(MessageId id) {
        List<Key> keys = keys(id);
        boolean delivered =
                keys.stream().anyMatch(key -> told.containsKey(key) && told.get(key).state == MessageState.DELIVERED);
        if (delivered) {
            return MessageState.DELIVERED;
        }
        if (keys.isEmpty() || outbox.keepsTextOf(id)) {
            return MessageState.QUEUED;
        }
        Key last = keys.get(keys.size() - 1);
        return told.containsKey(last)
                ? told.get(last).state
                : said(last.tried.answer().outcome());
    }

    private static MessageState said(DeliveryOutcome outcome) {
        return switch (outcome.consequence()) {
            case TAKEN -> MessageState.SENT;
            case REFUSED, ELSEWHERE -> MessageState.REJECTED;
            case LATER -> MessageState.QUEUED;
            case UNCERTAIN -> MessageState.UNKNOWN;
        };
    }

    private boolean wanted(MessageId id, Instant now) {
        SealedMessage message = outbox.everAdded().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        boolean replaced = outbox.everAdded().stream()
                .anyMatch(other -> other.to().equals(message.to())
                        && other.purpose() == message.purpose()
                        && other.createdAt().isAfter(message.createdAt()));
        return !replaced && now.plus(TIME_TO_TYPE).isBefore(message.expiresAt());
    }

    private Set<String> takers(MessageId id) {
        return keys(id).stream()
                .filter(key -> key.tried.answer().outcome().consequence() == Consequence.TAKEN)
                .map(key -> key.tried.gateway())
                .collect(Collectors.toSet());
    }

    private Optional<Key> find(DeliveryReport report, boolean byOurName) {
        return outbox.settled().stream()
                .map(Outbox.Attempt::id)
                .distinct()
                .flatMap(id -> keys(id).stream())
                .filter(key -> key.tried.gateway().equals(report.gateway()))
                .filter(key -> said(key.tried.answer().outcome()) == MessageState.SENT
                        || said(key.tried.answer().outcome()) == MessageState.UNKNOWN)
                .filter(key -> key.tried
                                .answer()
                                .providerId()
                                .filter(report.names()::contains)
                                .isPresent()
                        || (byOurName && report.names().contains(key.id.value().toString())))
                .max(Comparator.comparing(key -> key.tried.at()));
    }

    private List<Key> keys(MessageId id) {
        List<Key> keys = new ArrayList<>();
        outbox.settled().stream()
                .filter(attempt -> attempt.id().equals(id))
                .flatMap(attempt -> attempt.handover().tried().stream())
                .forEach(tried -> keys.add(new Key(id, keys.size(), tried)));
        return keys;
    }

    private record Key(MessageId id, int number, Handover.Tried tried) {}

    private record Told(MessageState state, Instant at, Optional<String> code) {}
}
