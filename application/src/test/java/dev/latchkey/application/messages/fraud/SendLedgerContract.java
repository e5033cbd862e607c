package dev.latchkey.application.messages.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.receipts.Turn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.NumberKind;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.shared.Network;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SendLedger} promises, wherever it is kept. There is one purse for all tests, so each has days of its own. */
public interface SendLedgerContract {
    AtomicInteger DAYS = new AtomicInteger();
    Budgets TEN_AN_HOUR = new Budgets(Optional.of(money("10")), Optional.empty());

    SendLedger ledger();

    /** Somebody was handed that message. */
    void handOut(MessageId id);

    @Test
    default void what_was_written_down_is_found_by_the_digest_of_its_phone() {
        Instant now = nextDay();
        Entry sent = entry(now, "2.50");
        Entry refused = refused(sent.draft().phone(), sent.phone(), now.plusSeconds(1));
        assertThat(ledger().enter(sent, Budgets.none())).isEmpty();
        ledger().note(refused);

        List<Decision> decisions = ledger().about(List.of("other", sent.phone()), Optional.empty(), 10);

        assertThat(decisions)
                .extracting(Decision::id)
                .containsExactly(refused.draft().id(), sent.draft().id());
        Decision first = decisions.get(1);
        assertThat(first)
                .isEqualTo(new Decision(
                        first.number(),
                        sent.draft().id(),
                        now,
                        sent.draft().phone().masked(),
                        MessagePurpose.SIGN_IN_CODE,
                        sent.draft().network().map(Network::key),
                        "RU",
                        NumberKind.MOBILE,
                        SendRule.ALLOWED,
                        "",
                        FraudMode.ENFORCE,
                        true,
                        money("2.50"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(decisions.get(0).sent()).isFalse();
        assertThat(decisions.get(0).rule()).isEqualTo(SendRule.LIMIT);
        assertThat(decisions.get(0).detail()).isEqualTo("code_per_phone");
        assertThat(ledger().about(
                                List.of(sent.phone()),
                                Optional.of(decisions.get(0).number()),
                                10))
                .containsExactly(first);
        assertThat(ledger().about(List.of(sent.phone()), Optional.empty(), 1)).hasSize(1);
    }

    @Test
    default void a_budget_is_spent_to_its_last_bit_and_not_beyond() {
        Instant now = nextDay();
        assertThat(ledger().enter(entry(now, "4"), TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(entry(now, "6"), TEN_AN_HOUR)).isEmpty();
        Entry late = entry(now, "0.0001");

        Optional<SendLedger.Overspent> over = ledger().enter(late, TEN_AN_HOUR);

        assertThat(over.map(SendLedger.Overspent::rule)).contains(SendRule.BUDGET_HOUR);
        assertThat(ledger().spent(now).hour()).isEqualTo(money("10"));
        Decision refused =
                ledger().about(List.of(late.phone()), Optional.empty(), 1).get(0);
        assertThat(refused.sent()).isFalse();
        assertThat(refused.rule()).isEqualTo(SendRule.BUDGET_HOUR);
        assertThat(refused.reserved()).isEqualTo(Money.NONE);
        Entry free = entry(now, "0");
        assertThat(ledger().enter(free, TEN_AN_HOUR)).as("what costs nothing").isEmpty();
        assertThat(decision(free).charged()).contains(Money.NONE);
        assertThat(decision(late).charged()).isEmpty();
    }

    @Test
    default void who_waits_as_long_as_they_were_told_is_served() {
        Instant now = nextDay().plusSeconds(61);
        assertThat(ledger().enter(entry(now, "10"), TEN_AN_HOUR)).isEmpty();

        Duration wait = ledger().enter(entry(now.plusSeconds(60), "10"), TEN_AN_HOUR)
                .orElseThrow()
                .pause();

        assertThat(wait).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(65));
        Instant then = now.plusSeconds(60).plus(wait);
        assertThat(ledger().enter(entry(then.minusMillis(1), "10"), TEN_AN_HOUR))
                .isPresent();
        assertThat(ledger().enter(entry(then, "10"), TEN_AN_HOUR)).isEmpty();
    }

    @Test
    default void within_any_hour_no_more_is_spent_than_the_budget() {
        Instant begin = nextDay();
        long spent = IntStream.range(0, 180)
                .mapToObj(minute -> begin.plus(Duration.ofMinutes(minute)))
                .filter(at -> ledger().enter(entry(at, "1"), TEN_AN_HOUR).isEmpty())
                .count();

        assertThat(spent).isBetween(20L, 30L);
    }

    @Test
    default void the_day_has_a_budget_of_its_own_and_neither_is_taken_from_alone() {
        Instant now = nextDay();
        Budgets both = new Budgets(Optional.of(money("10")), Optional.of(money("15")));
        assertThat(ledger().enter(entry(now, "10"), both)).isEmpty();
        Instant later = now.plus(Duration.ofHours(2));

        assertThat(ledger().enter(entry(later, "6"), both).map(SendLedger.Overspent::rule))
                .contains(SendRule.BUDGET_DAY);
        assertThat(ledger().spent(later)).isEqualTo(new SendLedger.Spent(Money.NONE, money("10")));
        assertThat(ledger().enter(entry(later, "5"), both)).isEmpty();
        assertThat(ledger().enter(entry(now.plus(Duration.ofHours(25)), "10"), both))
                .isEmpty();
    }

    @Test
    default void what_was_not_charged_is_given_back_and_only_once() {
        Instant now = nextDay();
        Entry dear = entry(now, "6");
        Entry failed = entry(now, "4");
        assertThat(ledger().enter(dear, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(failed, TEN_AN_HOUR)).isEmpty();

        ledger().settle(Map.of(dear.draft().id(), money("2"), failed.draft().id(), Money.NONE));
        ledger().settle(Map.of(dear.draft().id(), Money.NONE, failed.draft().id(), money("4")));

        assertThat(ledger().spent(now).hour()).isEqualTo(money("2"));
        assertThat(decision(dear).charged()).contains(money("2"));
        assertThat(decision(failed).charged()).contains(Money.NONE);
        assertThat(ledger().enter(entry(now, "8"), TEN_AN_HOUR)).isEmpty();
    }

    @Test
    default void no_more_is_charged_than_was_taken_and_nothing_for_what_was_refused() {
        Instant now = nextDay();
        Entry sent = entry(now, "10");
        Entry refused = entry(now, "1");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(refused, TEN_AN_HOUR)).isPresent();

        ledger().settle(Map.of(sent.draft().id(), money("99"), refused.draft().id(), money("1")));

        assertThat(ledger().spent(now).hour()).isEqualTo(money("10"));
        assertThat(decision(sent).charged()).contains(money("10"));
        assertThat(decision(refused).charged()).isEmpty();
    }

    @Test
    default void the_same_message_is_paid_for_once_and_answered_as_before() {
        Instant now = nextDay();
        Entry sent = entry(now, "6");
        Entry refused = entry(now, "5");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(refused, TEN_AN_HOUR)).isPresent();

        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(refused, TEN_AN_HOUR)).isPresent();
        assertThat(ledger().spent(now).hour()).isEqualTo(money("6"));
    }

    @Test
    default void to_send_once_more_takes_money_once_more() {
        Instant now = nextDay();
        Entry sent = entry(now, "4");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        ledger().settle(Map.of(sent.draft().id(), money("2")));
        Instant later = now.plusSeconds(90);

        assertThat(again(sent, "5", later)).isTrue();
        assertThat(ledger().spent(later).hour()).isEqualTo(money("7"));
        assertThat(decision(sent).reserved()).isEqualTo(money("7"));
        assertThat(decision(sent).charged()).as("the second is under way").isEmpty();
        assertThat(again(sent, "5", later)).as("the same turn").isTrue();
        assertThat(ledger().spent(later).hour()).isEqualTo(money("7"));

        ledger().settle(Map.of(sent.draft().id(), money("3")));
        ledger().settle(Map.of(sent.draft().id(), Money.NONE));
        assertThat(decision(sent).charged()).contains(money("5"));
        assertThat(ledger().spent(later).hour()).isEqualTo(money("5"));
    }

    @Test
    default void what_the_budget_has_no_money_for_is_not_sent_once_more() {
        Instant now = nextDay();
        Entry sent = entry(now, "8");
        Entry refused = entry(now, "3");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(refused, TEN_AN_HOUR)).isPresent();

        assertThat(again(sent, "3", now)).isFalse();
        assertThat(again(sent, "3", now)).isFalse();
        assertThat(decision(sent).detail()).isEqualTo("not_again:budget_hour");
        assertThat(decision(sent).reserved()).isEqualTo(money("8"));
        assertThat(ledger().spent(now).hour()).isEqualTo(money("8"));
        assertThat(again(refused, "1", now)).as("never sent").isFalse();
        assertThat(again(entry(now, "1"), "1", now)).as("never entered").isFalse();
        ledger().settle(Map.of(sent.draft().id(), Money.NONE));
        assertThat(ledger().spent(now).hour()).isEqualTo(Money.NONE);
        assertThat(again(sent, "3", now)).as("now there is enough").isTrue();
    }

    /** What two instances do when both believe that a message is theirs. */
    @Test
    default void one_message_takes_its_money_once_however_many_enter_it_at_once() {
        Instant begin = nextDay();
        for (int round = 0; round < 30; round++) {
            Instant now = begin.plus(Duration.ofHours(2L * round));
            Entry one = entry(now, "1");

            assertThat(AtOnce.call(12, caller -> ledger().enter(one, TEN_AN_HOUR)))
                    .containsOnly(Optional.empty());
            assertThat(ledger().spent(now).hour()).isEqualTo(money("1"));

            assertThat(AtOnce.call(12, caller -> again(one, "2", now))).containsOnly(true);
            assertThat(ledger().spent(now).hour()).isEqualTo(money("3"));
        }
        DAYS.addAndGet(3);
    }

    @Test
    default void what_a_gateway_refunds_is_given_back_once() {
        Instant now = nextDay();
        Entry sent = entry(now, "4");
        Entry other = entry(now, "1");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(other, TEN_AN_HOUR)).isEmpty();
        ledger().settle(Map.of(sent.draft().id(), money("3")));

        assertThat(refund(sent, false)).isEqualTo(1);
        assertThat(refund(sent, false)).as("told again").isZero();
        assertThat(refund(sent, true)).as("nobody has sent it again").isZero();

        assertThat(decision(sent).charged()).contains(Money.NONE);
        assertThat(decision(other).charged()).isEmpty();
        assertThat(ledger().spent(now)).isEqualTo(new SendLedger.Spent(money("1"), Money.NONE));
    }

    @Test
    default void a_refund_that_is_told_before_the_charge_counts_too() {
        Instant now = nextDay();
        Entry sent = entry(now, "4");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();

        assertThat(refund(sent, false)).isEqualTo(1);
        ledger().settle(Map.of(sent.draft().id(), money("3")));

        assertThat(decision(sent).charged()).contains(Money.NONE);
        assertThat(ledger().spent(now).hour()).isEqualTo(Money.NONE);
        assertThat(again(sent, "5", now)).isTrue();
        ledger().settle(Map.of(sent.draft().id(), money("2")));
        assertThat(decision(sent).charged()).contains(money("2"));
    }

    /** The first gateway took 2 of 4 and the second 3 of 5, an hour later: each is refunded on its own, charged or not yet. */
    @Test
    default void of_two_gateways_only_the_share_of_the_one_that_refunds_is_given_back() {
        for (boolean second : List.of(false, true)) {
            for (boolean early : List.of(false, true)) {
                Instant now = nextDay();
                Instant later = now.plus(Duration.ofMinutes(30));
                Entry sent = sentTwice(now, later);
                if (!early) {
                    ledger().settle(Map.of(sent.draft().id(), money("3")));
                }

                assertThat(refund(sent, second)).isEqualTo(1);
                assertThat(refund(sent, second)).isZero();
                ledger().settle(Map.of(sent.draft().id(), money("3")));

                Money left = money(second ? "2" : "3");
                assertThat(decision(sent).charged()).contains(left);
                assertThat(ledger().spent(later).hour()).isEqualTo(left);
                assertThat(ledger().spent(now.plus(Duration.ofMinutes(70))).hour())
                        .as("given back where it was taken")
                        .isEqualTo(second ? Money.NONE : left);

                assertThat(refund(sent, !second)).isEqualTo(1);
                assertThat(decision(sent).charged()).contains(Money.NONE);
                assertThat(ledger().spent(later).hour()).isEqualTo(Money.NONE);
            }
        }
    }

    @Test
    default void what_was_never_sent_or_cost_nothing_has_nothing_to_refund() {
        Instant now = nextDay();
        Entry full = entry(now, "10");
        Entry refused = entry(now, "1");
        Entry free = entry(now, "0");
        assertThat(ledger().enter(full, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(refused, TEN_AN_HOUR)).isPresent();
        assertThat(ledger().enter(free, TEN_AN_HOUR)).isEmpty();

        assertThat(refund(refused, false)).isZero();
        assertThat(refund(free, false)).isZero();
        assertThat(refund(entry(now, "1"), false)).as("never entered").isZero();
        assertThat(ledger().refund(Set.of())).isZero();

        assertThat(decision(refused).charged()).isEmpty();
        assertThat(ledger().spent(now).hour()).isEqualTo(money("10"));
    }

    /** Two refunds, their repetitions and the charge, all at once: in the end nothing is charged and nobody else's money given. */
    @Test
    default void refunds_are_given_back_once_however_many_tell_them_at_once() {
        Instant begin = nextDay();
        for (int round = 0; round < 20; round++) {
            Instant now = begin.plus(Duration.ofHours(2L * round));
            Entry sent = sentTwice(now, now);
            Entry other = entry(now, "1");
            assertThat(ledger().enter(other, TEN_AN_HOUR)).isEmpty();

            List<Integer> given = AtOnce.call(13, caller -> {
                if (caller == 6) {
                    ledger().settle(Map.of(
                            sent.draft().id(), money("3"), other.draft().id(), money("1")));
                    return 0;
                }
                return caller % 4 == 3 ? refundBoth(sent) : refund(sent, caller % 2 == 0);
            });

            assertThat(given.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
            assertThat(decision(sent).charged()).contains(Money.NONE);
            assertThat(ledger().spent(now).hour()).isEqualTo(money("1"));
        }
        DAYS.addAndGet(2);
    }

    private Entry sentTwice(Instant first, Instant second) {
        Entry sent = entry(first, "4");
        assertThat(ledger().enter(sent, TEN_AN_HOUR)).isEmpty();
        ledger().settle(Map.of(sent.draft().id(), money("2")));
        assertThat(again(sent, "5", second)).isTrue();
        return sent;
    }

    private int refund(Entry entry, boolean again) {
        return ledger().refund(Set.of(new Turn(entry.draft().id(), again)));
    }

    /** Answers for how many shares. */
    private int refundBoth(Entry entry) {
        return ledger().refund(Set.of(
                new Turn(entry.draft().id(), false), new Turn(entry.draft().id(), true)));
    }

    @Test
    default void what_was_never_handed_to_anybody_costs_nothing_in_the_end() {
        Instant now = nextDay();
        Entry lost = entry(now, "4");
        Entry underWay = entry(now, "5");
        assertThat(ledger().enter(lost, TEN_AN_HOUR)).isEmpty();
        assertThat(ledger().enter(underWay, TEN_AN_HOUR)).isEmpty();
        handOut(underWay.draft().id());

        assertThat(ledger().release(now.plus(Duration.ofMinutes(9)))).isZero();
        assertThat(ledger().release(now.plus(Duration.ofMinutes(11)))).isEqualTo(1);

        assertThat(ledger().spent(now).hour()).isEqualTo(money("5"));
        assertThat(ledger().release(now.plus(Duration.ofMinutes(12)))).isZero();
    }

    /** Two instances, a hundred callers: the bound holds in every round, and nothing is refused that would have fitted. */
    @Test
    default void however_many_want_money_at_once_the_budget_is_never_overspent() {
        Instant begin = nextDay();
        Budgets seven = new Budgets(Optional.of(money("7")), Optional.of(money("5000")));
        for (int round = 0; round < 50; round++) {
            Instant now = begin.plus(Duration.ofHours(2L * round));
            List<Boolean> sent = AtOnce.call(
                    100,
                    caller -> ledger().enter(entry(now, caller % 2 == 0 ? "1" : "0.5"), seven)
                            .isEmpty());

            Money spent = ledger().spent(now).hour();
            assertThat(spent).isLessThanOrEqualTo(money("7")).isGreaterThan(money("6.4999"));
            assertThat(sent.stream().filter(each -> each).count()).isBetween(7L, 14L);
        }
        // Later tests begin after all that.
        DAYS.addAndGet(5);
    }

    @Test
    default void ranges_whose_codes_nobody_types_are_suspicious() {
        Instant now = nextDay();
        String prefix = Some.key();
        Network network = Some.network();
        for (int i = 0; i < 20; i++) {
            assertThat(ledger().enter(entry(Some.phone(), Some.key(), prefix, network, now), Budgets.none()))
                    .isEmpty();
        }

        assertThat(ledger().suspicious(now.minusSeconds(1), now))
                .containsExactlyInAnyOrder(
                        new Range(Range.Kind.PREFIX, prefix),
                        new Range(Range.Kind.NETWORK, network.range()),
                        new Range(Range.Kind.COUNTRY, "RU"));
        assertThat(ledger().suspicious(now, now.plusSeconds(5)))
                .as("too long ago")
                .isEmpty();
        assertThat(ledger().suspicious(now.minusSeconds(5), now.minusSeconds(1)))
                .as("too young")
                .isEmpty();
    }

    @Test
    default void one_code_in_five_that_is_typed_is_enough_and_so_are_few_codes() {
        Instant now = nextDay();
        String good = Some.key();
        String few = Some.key();
        for (int i = 0; i < 25; i++) {
            Entry entry = entry(Some.phone(), Some.key(), good, Some.network(), now);
            assertThat(ledger().enter(entry, Budgets.none())).isEmpty();
            if (i < 5) {
                ledger().typed(entry.draft().id(), now.plusSeconds(5));
                ledger().typed(entry.draft().id(), now.plusSeconds(9));
                assertThat(decision(entry).typedAt()).contains(now.plusSeconds(5));
            }
        }
        for (int i = 0; i < 19; i++) {
            assertThat(ledger().enter(entry(Some.phone(), Some.key(), few, Some.network(), now), Budgets.none()))
                    .isEmpty();
        }
        ledger().note(refused(Some.phone(), Some.key(), now));

        assertThat(ledger().suspicious(now.minusSeconds(1), now))
                .doesNotContain(new Range(Range.Kind.PREFIX, good), new Range(Range.Kind.PREFIX, few))
                .contains(new Range(Range.Kind.COUNTRY, "RU"));
    }

    private boolean again(Entry entry, String price, Instant now) {
        return ledger().enterAgain(entry.draft().id(), money(price), TEN_AN_HOUR, now);
    }

    private Decision decision(Entry entry) {
        return ledger().about(List.of(entry.phone()), Optional.empty(), 1).get(0);
    }

    private static Instant nextDay() {
        return Some.NOW.plus(Duration.ofDays(3L * DAYS.incrementAndGet()));
    }

    private static Entry entry(Instant at, String price) {
        return entry(
                draft(Some.phone(), Some.network(), money(price), at),
                Some.key(),
                Some.key(),
                Verdict.of(SendRule.ALLOWED),
                true);
    }

    private static Entry entry(PhoneNumber phone, String key, String prefix, Network network, Instant at) {
        return entry(draft(phone, network, Money.NONE, at), key, prefix, Verdict.of(SendRule.ALLOWED), true);
    }

    private static Entry refused(PhoneNumber phone, String key, Instant at) {
        Verdict verdict = new Verdict(SendRule.LIMIT, "code_per_phone");
        return entry(draft(phone, Some.network(), Money.NONE, at), key, Some.key(), verdict, false);
    }

    private static Entry entry(Draft draft, String phone, String prefix, Verdict verdict, boolean sent) {
        return new Entry(draft, phone, prefix, verdict, FraudMode.ENFORCE, sent);
    }

    private static Draft draft(PhoneNumber phone, Network network, Money price, Instant at) {
        return new Draft(
                MessageId.random(new SecureRandom()),
                phone,
                MessagePurpose.SIGN_IN_CODE,
                Optional.of(network),
                new Destination("RU", 7, NumberKind.MOBILE),
                price,
                at);
    }

    private static Money money(String text) {
        return Money.parse(text);
    }
}
