package dev.latchkey.application.messages.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.InMemorySmsGateway;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsRoute;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.messages.ServedNumbers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What notices to phones cost, and which are left out. */
class ChargeMessagesTest {
    private static final ServedNumbers HOME = new ServedNumbers(Set.of("RU"), Set.of(), false, false);

    private static final PhoneNumber REVIEWERS = new PhoneNumber("+79000000001");

    private final MovableClock clock = new MovableClock();
    private final InMemorySendLedger ledger = new InMemorySendLedger();
    private final InMemoryPhoneDigests digests = new InMemoryPhoneDigests("key");
    private final InMemorySmsGateway gateway = new InMemorySmsGateway();
    private final Map<String, Tariff> tariffs = Map.of(
            gateway.name(),
            new Tariff(Map.of("", Money.parse("2")), true, UnaryOperator.identity()),
            "cheap",
            new Tariff(Map.of("", Money.parse("0.5")), true, UnaryOperator.identity()));
    private final Prices prices = new Prices(tariffs, SmsRouting.everythingTo(gateway, Duration.ofMinutes(1)));

    @Test
    void a_notice_to_a_number_that_is_not_served_is_left_out_and_that_is_written_down() {
        OutgoingMessage abroad = notice(new PhoneNumber("+4915112345678"), "Hello");

        assertThat(toll(FraudMode.ENFORCE).admits(abroad)).isFalse();
        assertThat(decision(abroad).rule()).isEqualTo(SendRule.COUNTRY);
        assertThat(decision(abroad).network()).isEmpty();

        OutgoingMessage recorded = notice(new PhoneNumber("+4915112345679"), "Hello");
        assertThat(toll(FraudMode.RECORD).admits(recorded)).isTrue();
        assertThat(decision(recorded).sent()).isTrue();
    }

    @Test
    void a_number_for_reviewers_gets_no_notice_either() {
        OutgoingMessage notice = notice(REVIEWERS, "Hello");

        assertThat(toll(FraudMode.RECORD).admits(notice)).isFalse();

        assertThat(decision(notice).rule()).isEqualTo(SendRule.TEST_NUMBER);
        assertThat(decision(notice).sent()).isFalse();
        assertThat(ledger.spent(clock.instant()).hour()).isEqualTo(Money.NONE);
    }

    @Test
    void a_notice_is_paid_for_by_the_segment_and_left_out_when_there_is_no_money() {
        ChargeMessages toll = toll(FraudMode.ENFORCE);
        OutgoingMessage twoSegments = notice(Some.phone(), "я".repeat(71));

        assertThat(toll.admits(twoSegments)).isTrue();
        assertThat(decision(twoSegments).reserved()).isEqualTo(Money.parse("4"));
        assertThat(toll.admits(notice(Some.phone(), "Hello"))).isFalse();
        assertThat(toll.admits(twoSegments)).as("tried once more").isTrue();
    }

    @Test
    void only_who_has_perhaps_sent_it_is_paid() {
        ChargeMessages toll = toll(FraudMode.ENFORCE);

        assertThat(charged(toll, DeliveryOutcome.SENT)).contains(Money.parse("0.5"));
        assertThat(charged(toll, DeliveryOutcome.UNKNOWN)).contains(Money.parse("0.5"));
        assertThat(charged(toll, DeliveryOutcome.BAD_NUMBER)).contains(Money.NONE);
        assertThat(charged(toll, DeliveryOutcome.UNREACHABLE)).contains(Money.NONE);
        assertThat(charged(toll, DeliveryOutcome.RATE_LIMIT))
                .as("it will be tried again")
                .isEmpty();
        assertThat(ledger.spent(clock.instant()).hour()).isEqualTo(Money.parse("3"));
    }

    @Test
    void a_code_that_goes_to_a_second_gateway_is_paid_for_twice_and_stays_here_when_there_is_no_money() {
        SmsRoute.Leg dear = new SmsRoute.Leg(gateway, Duration.ofMinutes(1), true);
        SmsRoute.Leg cheap = new SmsRoute.Leg(new Named("cheap"), Duration.ofMinutes(1));
        SmsRouting routing = new SmsRouting(List.of(new SmsRoute("", List.of(dear, cheap))));
        JudgeSend judge = judge(FraudMode.ENFORCE, new Prices(tariffs, routing), "2.5");
        ChargeMessages toll = new ChargeMessages(judge, new Prices(tariffs, routing), ledger, REVIEWERS::equals);
        OutgoingMessage code = code(Some.phone());
        assertThat(judge.enter(judge.draft(code, Optional.empty()), Optional.empty()))
                .isEmpty();
        toll.noteHandover(code, new Handover(gateway.name(), DeliveryOutcome.SENT, List.of(), true));
        toll.settle();

        assertThat(toll.admitsAgain(code, Set.of(gateway.name()))).isTrue();
        assertThat(toll.admitsAgain(code, Set.of(gateway.name())))
                .as("handed out again after a crash")
                .isTrue();
        toll.noteHandover(code, new Handover("cheap", DeliveryOutcome.SENT, List.of()));
        toll.settle();
        assertThat(decision(code).charged()).contains(Money.parse("2.5"));
        assertThat(ledger.spent(clock.instant()).hour()).isEqualTo(Money.parse("2.5"));

        clock.advance(Duration.ofHours(2));
        OutgoingMessage other = code(Some.phone());
        assertThat(judge.enter(judge.draft(other, Optional.empty()), Optional.empty()))
                .isEmpty();
        assertThat(toll.admitsAgain(other, Set.of("cheap")))
                .as("2 and 2 are more than the budget")
                .isFalse();
        assertThat(decision(other).detail()).isEqualTo("not_again:budget_hour");
    }

    private Optional<Money> charged(ChargeMessages toll, DeliveryOutcome outcome) {
        OutgoingMessage message = notice(Some.phone(), "Hello");
        assertThat(toll.admits(message)).isTrue();
        toll.noteHandover(message, new Handover("cheap", outcome, List.of()));
        toll.settle();
        return decision(message).charged();
    }

    private Decision decision(OutgoingMessage message) {
        return ledger.about(digests.all(message.phone()), Optional.empty(), 1).get(0);
    }

    private ChargeMessages toll(FraudMode mode) {
        return new ChargeMessages(judge(mode, prices, "5"), prices, ledger, REVIEWERS::equals);
    }

    private JudgeSend judge(FraudMode mode, Prices prices, String budget) {
        FraudRules rules = new FraudRules(mode, HOME, new Budgets(Optional.of(Money.parse(budget)), Optional.empty()));
        return new JudgeSend(new InMemoryDestinations(), digests, prices, ledger, rules, clock);
    }

    private OutgoingMessage code(PhoneNumber phone) {
        return new OutgoingMessage(
                MessageId.random(new SecureRandom()),
                phone,
                MessagePurpose.SIGN_IN_CODE,
                "1234",
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(2)));
    }

    private OutgoingMessage notice(PhoneNumber phone, String text) {
        return new OutgoingMessage(
                MessageId.random(new SecureRandom()),
                phone,
                MessagePurpose.NEW_DEVICE,
                text,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(1)));
    }

    private record Named(String name) implements SmsGateway {
        @Override
        public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
            throw new UnsupportedOperationException("Only its price is asked for");
        }
    }
}
