package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.receipts.Turn;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.Conversion;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The twin of the real ledger. Whatever becomes of the transaction of a caller, what is written here stays. */
public final class InMemorySendLedger implements SendLedger {
    private final Map<MessageId, Line> lines = new LinkedHashMap<>();
    private final Map<SendRule, Map<Instant, Long>> spending =
            Map.of(SendRule.BUDGET_HOUR, new HashMap<>(), SendRule.BUDGET_DAY, new HashMap<>());
    private final Set<MessageId> handedOut = new HashSet<>();

    @Override
    public synchronized Optional<Overspent> enter(Entry entry, Budgets budgets) {
        Line before = lines.get(entry.draft().id());
        if (before != null) {
            return before.sent
                    ? Optional.empty()
                    : Optional.of(new Overspent(before.entry.verdict().rule(), Duration.ofMinutes(5)));
        }
        long price = entry.draft().price().tenThousandths();
        Instant now = entry.draft().at();
        Optional<Overspent> over = over(SendRule.BUDGET_DAY, budgets.day(), Budgets.DAY, price, now)
                .or(() -> over(SendRule.BUDGET_HOUR, budgets.hour(), Budgets.HOUR, price, now));
        if (over.isPresent()) {
            Verdict verdict = new Verdict(over.get().rule(), entry.verdict().detail());
            add(new Entry(entry.draft(), entry.phone(), entry.prefix(), verdict, entry.mode(), false), 0);
            return over;
        }
        budgets.hour().ifPresent(bound -> take(SendRule.BUDGET_HOUR, Budgets.HOUR_STEP, price, now));
        budgets.day().ifPresent(bound -> take(SendRule.BUDGET_DAY, Budgets.DAY_STEP, price, now));
        add(entry, price);
        return Optional.empty();
    }

    @Override
    public synchronized boolean enterAgain(MessageId id, Money price, Budgets budgets, Instant now) {
        Line line = lines.get(id);
        if (line == null || !line.sent || line.againAt.isPresent()) {
            return line != null && line.sent;
        }
        long more = price.tenThousandths();
        Optional<Overspent> over = over(SendRule.BUDGET_DAY, budgets.day(), Budgets.DAY, more, now)
                .or(() -> over(SendRule.BUDGET_HOUR, budgets.hour(), Budgets.HOUR, more, now));
        if (over.isPresent()) {
            line.notAgain = "not_again:" + over.get().rule().name().toLowerCase(Locale.ROOT);
            return false;
        }
        budgets.hour().ifPresent(bound -> take(SendRule.BUDGET_HOUR, Budgets.HOUR_STEP, more, now));
        budgets.day().ifPresent(bound -> take(SendRule.BUDGET_DAY, Budgets.DAY_STEP, more, now));
        line.sendAgain(more, now);
        return true;
    }

    @Override
    public synchronized void note(Entry entry) {
        if (!lines.containsKey(entry.draft().id())) {
            add(entry, 0);
        }
    }

    @Override
    public synchronized void settle(Map<MessageId, Money> prices) {
        prices.forEach((id, price) -> {
            Line line = lines.get(id);
            if (line != null && line.sent && line.charged < 0) {
                line.charged = Math.min(line.reserved, line.kept + price.tenThousandths());
                long rest = line.reserved - line.charged;
                Instant at = line.againAt.orElse(line.entry.draft().at());
                giveBack(SendRule.BUDGET_HOUR, Budgets.HOUR_STEP, rest, at);
                giveBack(SendRule.BUDGET_DAY, Budgets.DAY_STEP, rest, at);
            }
        });
    }

    @Override
    public synchronized int refund(Set<Turn> turns) {
        return (int) turns.stream().filter(this::refund).count();
    }

    private boolean refund(Turn turn) {
        Line line = lines.get(turn.message());
        if (line == null || !line.sent || (turn.again() && line.againAt.isEmpty())) {
            return false;
        }
        Instant at =
                turn.again() ? line.againAt.orElseThrow() : line.entry.draft().at();
        long money = line.refund(turn.again());
        giveBack(SendRule.BUDGET_HOUR, Budgets.HOUR_STEP, money, at);
        giveBack(SendRule.BUDGET_DAY, Budgets.DAY_STEP, money, at);
        return money > 0;
    }

    @Override
    public synchronized int release(Instant now) {
        Map<MessageId, Money> over = new HashMap<>();
        lines.forEach((id, line) -> {
            boolean old = line.entry.draft().at().isBefore(now.minus(Duration.ofMinutes(10)));
            if (line.sent && line.reserved > 0 && line.charged < 0 && old && !handedOut.contains(id)) {
                over.put(id, Money.NONE);
            }
        });
        settle(over);
        return over.size();
    }

    /** Somebody was handed that message. */
    public synchronized void handedOut(MessageId id) {
        handedOut.add(id);
    }

    @Override
    public synchronized void typed(MessageId id, Instant at) {
        Line line = lines.get(id);
        if (line != null && line.typedAt.isEmpty()) {
            line.typedAt = Optional.of(at);
        }
    }

    @Override
    public synchronized Set<Range> suspicious(Instant after, Instant upTo) {
        Map<Range, Conversion> conversions = new HashMap<>();
        for (Line line : lines.values()) {
            Draft draft = line.entry.draft();
            boolean looked = draft.at().isAfter(after) && !draft.at().isAfter(upTo);
            if (!looked
                    || !line.sent
                    || !draft.purpose().isCode()
                    || draft.network().isEmpty()) {
                continue;
            }
            Conversion one = new Conversion(1, line.typedAt.isPresent() ? 1 : 0);
            BiConsumer<Range.Kind, String> count = (kind, key) -> conversions.merge(
                    new Range(kind, key),
                    one,
                    (all, more) -> new Conversion(all.sent() + more.sent(), all.typed() + more.typed()));
            count.accept(Range.Kind.PREFIX, line.entry.prefix());
            count.accept(Range.Kind.NETWORK, draft.network().get().range());
            count.accept(Range.Kind.COUNTRY, draft.destination().region());
        }
        conversions.values().removeIf(conversion -> !conversion.isSuspicious());
        return Set.copyOf(conversions.keySet());
    }

    @Override
    public synchronized Spent spent(Instant now) {
        return new Spent(
                new Money(moments(SendRule.BUDGET_HOUR).within(Budgets.HOUR, now)),
                new Money(moments(SendRule.BUDGET_DAY).within(Budgets.DAY, now)));
    }

    @Override
    public synchronized List<Decision> about(List<String> phones, Optional<Long> before, int count) {
        List<Decision> about = new ArrayList<>();
        lines.values().stream()
                .filter(line -> phones.contains(line.entry.phone()))
                .map(Line::decision)
                .filter(decision -> decision.number() < before.orElse(Long.MAX_VALUE))
                .sorted(Comparator.comparing(Decision::number, Collections.reverseOrder()))
                .limit(count)
                .forEach(about::add);
        return about;
    }

    private Optional<Overspent> over(SendRule rule, Optional<Money> bound, Duration window, long price, Instant now) {
        return bound.map(Money::tenThousandths)
                .filter(most -> moments(rule).within(window, now) + price > most && price > 0)
                .map(most -> new Overspent(rule, moments(rule).waitFor(price, most, window, now)));
    }

    private void take(SendRule rule, Duration step, long price, Instant now) {
        if (price > 0) {
            steps(rule).merge(SpentMoments.stepOf(now, step), price, Long::sum);
        }
    }

    private void giveBack(SendRule rule, Duration step, long rest, Instant at) {
        steps(rule).computeIfPresent(SpentMoments.stepOf(at, step), (moment, amount) -> amount - rest);
    }

    private SpentMoments moments(SendRule rule) {
        return new SpentMoments(steps(rule));
    }

    private Map<Instant, Long> steps(SendRule rule) {
        return spending.getOrDefault(rule, Map.of());
    }

    private void add(Entry entry, long reserved) {
        lines.put(entry.draft().id(), new Line(lines.size() + 1L, entry, reserved));
    }

    private static final class Line {
        private final long number;
        private final Entry entry;
        private final boolean sent;
        private long reserved;
        private long kept;
        private long charged;
        private Optional<Instant> againAt = Optional.empty();
        private String notAgain = "";
        private Optional<Instant> typedAt = Optional.empty();

        Line(long number, Entry entry, long reserved) {
            this.number = number;
            this.entry = entry;
            this.sent = entry.sent();
            this.reserved = reserved;
            this.charged = sent && reserved == 0 ? 0 : -1;
        }

        void sendAgain(long price, Instant now) {
            againAt = Optional.of(now);
            kept = charged < 0 ? reserved : charged;
            reserved = kept + price;
            charged = price == 0 ? charged : -1;
        }

        /** Returns how much that is. */
        long refund(boolean again) {
            if (!again && againAt.isPresent()) {
                long money = kept;
                kept = 0;
                reserved -= money;
                charged = charged < 0 ? charged : charged - money;
                return money;
            }
            long money = (charged < 0 ? reserved : charged) - kept;
            charged = money > 0 ? kept : charged;
            return money;
        }

        Decision decision() {
            Draft draft = entry.draft();
            return new Decision(
                    number,
                    draft.id(),
                    draft.at(),
                    draft.phone().masked(),
                    draft.purpose(),
                    draft.network().map(Network::key),
                    draft.destination().region(),
                    draft.destination().kind(),
                    entry.verdict().rule(),
                    (entry.verdict().detail() + " " + notAgain).strip(),
                    entry.mode(),
                    sent,
                    new Money(reserved),
                    charged < 0 ? Optional.empty() : Optional.of(new Money(charged)),
                    typedAt,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
