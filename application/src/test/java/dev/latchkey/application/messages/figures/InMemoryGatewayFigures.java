package dev.latchkey.application.messages.figures;

import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.InMemoryReceipts.Seen;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.CallingCode;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.Demotion;
import dev.latchkey.domain.messages.GatewayRecord;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessageState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The twin of the real figures, over what the twin of the receipts has seen. */
public final class InMemoryGatewayFigures implements GatewayFigures {
    private final InMemoryTransactions memory;
    private final InMemoryReceipts receipts;
    private final Map<Code, Instant> verified;
    private final Map<Attempt, Integer> counted;
    private final Map<Place, Row> rows;
    private final Map<Demotion, Instant> demoted;

    public InMemoryGatewayFigures(InMemoryTransactions memory, InMemoryReceipts receipts) {
        this.memory = memory;
        this.receipts = receipts;
        this.verified = memory.newMap();
        this.counted = memory.newMap();
        this.rows = memory.newMap();
        this.demoted = memory.newMap();
    }

    /** Somebody has used the code that expires then. */
    public void verified(PhoneNumber phone, Instant expiresAt, Instant at) {
        synchronized (memory) {
            verified.put(new Code(phone, expiresAt), at);
        }
    }

    @Override
    public int count(int max, Instant now) {
        synchronized (memory) {
            int looked = 0;
            for (Seen seen : receipts.seen()) {
                Attempt attempt = new Attempt(seen.message().id(), seen.number());
                int before = counted.getOrDefault(attempt, 0);
                int bits = bits(seen, now);
                int fresh = bits & ~before;
                if (fresh != 0 && looked < max) {
                    looked++;
                    counted.put(attempt, before | bits);
                    boolean code = seen.message().purpose().isCode();
                    rows.merge(place(seen), Row.of(fresh, bits, code), Row::plus);
                }
            }
            return looked;
        }
    }

    private int bits(Seen seen, Instant now) {
        if (seen.tried().answer().outcome().consequence() != Consequence.TAKEN) {
            return 0;
        }
        int told = seen.told()
                .map(state -> state == MessageState.DELIVERED ? 2 : state.isFailure() ? 4 : 0)
                .orElse(0);
        boolean used = seen.last()
                && verified.containsKey(
                        new Code(seen.message().to(), seen.message().expiresAt()));
        boolean ripe = !seen.tried().at().isAfter(now.minus(TIME_TO_ARRIVE));
        return 1 + told + (used ? 8 : 0) + (ripe ? 16 : 0);
    }

    private static Place place(Seen seen) {
        String country = CallingCode.of((PhoneNumber) seen.message().to()).digits();
        return new Place(seen.tried().gateway(), country, seen.tried().at().truncatedTo(ChronoUnit.HOURS));
    }

    @Override
    public List<Sums> sums(Instant fromHour) {
        synchronized (memory) {
            Map<String, Row> sums = new LinkedHashMap<>();
            rows.forEach((place, row) -> {
                if (!place.hour.isBefore(fromHour)) {
                    sums.merge(place.gateway, row, Row::plus);
                }
            });
            return sums.entrySet().stream()
                    .map(each -> new Sums(
                            each.getKey(),
                            each.getValue().sent,
                            each.getValue().delivered,
                            each.getValue().undelivered,
                            each.getValue().verified))
                    .toList();
        }
    }

    @Override
    public List<GatewayRecord> records(Instant fromHour) {
        synchronized (memory) {
            Map<Place, Row> sums = new LinkedHashMap<>();
            rows.forEach((place, row) -> {
                if (!place.hour.isBefore(fromHour)) {
                    sums.merge(new Place(place.gateway, place.country, Instant.EPOCH), row, Row::plus);
                }
            });
            return sums.entrySet().stream()
                    .map(each -> each.getValue().record(each.getKey()))
                    .toList();
        }
    }

    @Override
    public Set<Demotion> demoted() {
        synchronized (memory) {
            return Set.copyOf(demoted.keySet());
        }
    }

    @Override
    public boolean demote(Demotion demotion, Instant now) {
        synchronized (memory) {
            return demoted.putIfAbsent(demotion, now) == null;
        }
    }

    @Override
    public boolean restore(Demotion demotion) {
        synchronized (memory) {
            return demoted.remove(demotion) != null;
        }
    }

    private record Code(Object phone, Instant expiresAt) {}

    private record Attempt(MessageId id, int number) {}

    private record Place(String gateway, String country, Instant hour) {}

    private record Row(
            long sent,
            long delivered,
            long undelivered,
            long verified,
            long judged,
            long judgedDelivered,
            long judgedUndelivered,
            long judgedVerified) {

        static Row of(int fresh, int bits, boolean code) {
            boolean judged = code && (fresh & 16) != 0;
            return new Row(
                    fresh & 1,
                    (fresh & 2) / 2,
                    (fresh & 4) / 4,
                    (fresh & 8) / 8,
                    judged ? 1 : 0,
                    judged ? (bits & 2) / 2 : 0,
                    judged ? (bits & 4) / 4 : 0,
                    judged ? (bits & 8) / 8 : 0);
        }

        Row plus(Row other) {
            return new Row(
                    sent + other.sent,
                    delivered + other.delivered,
                    undelivered + other.undelivered,
                    verified + other.verified,
                    judged + other.judged,
                    judgedDelivered + other.judgedDelivered,
                    judgedUndelivered + other.judgedUndelivered,
                    judgedVerified + other.judgedVerified);
        }

        GatewayRecord record(Place place) {
            return new GatewayRecord(
                    place.gateway, place.country, judged, judgedDelivered, judgedUndelivered, judgedVerified);
        }
    }
}
