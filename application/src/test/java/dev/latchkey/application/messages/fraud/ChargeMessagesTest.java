package dev.latchkey.application.messages.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.InMemorySmsGateway;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.FraudMode;
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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What notices to phones cost, and which are left out. */
class ChargeMessagesTest {
    private static final ServedNumbers HOME = new ServedNumbers(Set.of("RU"), Set.of(), false, false);

    private final MovableClock clock = new MovableClock();
    private final InMemorySendLedger ledger = new InMemorySendLedger();
    private final InMemoryPhoneDigests digests = new InMemoryPhoneDigests("key");
    private final InMemorySmsGateway gateway = new InMemorySmsGateway();
    private final Prices prices = new Prices(
            Map.of(
                    gateway.name(),
                    new Tariff(Map.of("", Money.parse("2")), true, UnaryOperator.identity()),
                    "cheap",
                    new Tariff(Map.of("", Money.parse("0.5")), true, UnaryOperator.identity())),
            SmsRouting.everythingTo(gateway, Duration.ofMinutes(1)));

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
        FraudRules rules = new FraudRules(mode, HOME, new Budgets(Optional.of(Money.parse("5")), Optional.empty()));
        JudgeSend judge = new JudgeSend(new InMemoryDestinations(), digests, prices, ledger, rules, clock);
        return new ChargeMessages(judge, prices, ledger);
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
}
