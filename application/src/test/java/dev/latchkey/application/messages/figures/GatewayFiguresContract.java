package dev.latchkey.application.messages.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.messages.figures.GatewayFigures.Sums;
import dev.latchkey.application.messages.receipts.DeliveryReport;
import dev.latchkey.application.messages.receipts.MessageReceipts;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.Demotion;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.GatewayRecord;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.MessageState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link GatewayFigures} promises, beside the outbox and the receipts that see the same messages. */
public interface GatewayFiguresContract {
    Instant HOUR = Some.NOW.truncatedTo(ChronoUnit.HOURS);
    Instant NOW = HOUR.plus(Duration.ofMinutes(10));
    Duration LIFE = Duration.ofMinutes(2);

    GatewayFigures figures();

    Outbox outbox();

    MessageReceipts receipts();

    /** The code that was sent there and expires then was right. */
    void verified(PhoneNumber phone, Instant expiresAt, Instant at);

    @Test
    default void what_was_sent_is_counted_once_however_often_and_by_whomever() {
        String gateway = Some.key();
        for (int i = 0; i < 30; i++) {
            sent(gateway, Some.phone(), MessagePurpose.SIGN_IN_CODE, NOW);
        }

        AtOnce.run(8, caller -> countAll(NOW));
        countAll(NOW.plusSeconds(1));

        assertThat(sums(gateway)).isEqualTo(new Sums(gateway, 30, 0, 0, 0));
    }

    @Test
    default void what_became_of_it_is_counted_once() {
        String gateway = Some.key();
        String arrived = sent(gateway, Some.phone(), MessagePurpose.SIGN_IN_CODE, NOW);
        String lost = sent(gateway, Some.phone(), MessagePurpose.SIGN_IN_CODE, NOW);
        countAll(NOW);
        told(gateway, arrived, MessageState.DELIVERED);
        told(gateway, lost, MessageState.EXPIRED);
        countAll(NOW.plusSeconds(5));
        told(gateway, arrived, MessageState.DELIVERED);
        countAll(NOW.plusSeconds(5));

        assertThat(sums(gateway)).isEqualTo(new Sums(gateway, 2, 1, 1, 0));
    }

    @Test
    default void a_code_that_was_right_counts_for_who_brought_it() {
        String gateway = Some.key();
        PhoneNumber phone = Some.phone();
        sent(gateway, phone, MessagePurpose.SIGN_IN_CODE, NOW);
        sent(gateway, Some.phone(), MessagePurpose.SIGN_IN_CODE, NOW);
        countAll(NOW);

        verified(phone, NOW.plus(LIFE), NOW.plusSeconds(20));
        countAll(NOW.plusSeconds(21));
        countAll(NOW.plusSeconds(22));

        assertThat(sums(gateway)).isEqualTo(new Sums(gateway, 2, 0, 0, 1));
    }

    @Test
    default void a_code_is_judged_by_what_became_of_it_in_time() {
        String gateway = Some.key();
        PhoneNumber phone = new PhoneNumber("+4915112340000");
        String first = sent(gateway, phone, MessagePurpose.SIGN_IN_CODE, NOW);
        String late = sent(gateway, new PhoneNumber("+4915112340001"), MessagePurpose.SIGN_IN_CODE, NOW);
        told(gateway, first, MessageState.DELIVERED);
        verified(phone, NOW.plus(LIFE), NOW.plusSeconds(20));
        Instant ripe = NOW.plus(GatewayFigures.TIME_TO_ARRIVE);

        countAll(ripe.minusMillis(1));
        assertThat(record(gateway)).isEqualTo(new GatewayRecord(gateway, "49", 0, 0, 0, 0));
        countAll(ripe);
        assertThat(record(gateway)).isEqualTo(new GatewayRecord(gateway, "49", 2, 1, 0, 1));
        told(gateway, late, MessageState.DELIVERED);
        countAll(ripe.plusSeconds(1));

        assertThat(record(gateway)).isEqualTo(new GatewayRecord(gateway, "49", 2, 1, 0, 1));
        assertThat(sums(gateway)).isEqualTo(new Sums(gateway, 2, 2, 0, 1));
    }

    @Test
    default void notices_are_counted_and_not_judged() {
        String gateway = Some.key();
        sent(gateway, Some.phone(), MessagePurpose.PHONE_CHANGED, NOW);

        countAll(NOW.plus(Duration.ofMinutes(5)));

        assertThat(sums(gateway).sent()).isEqualTo(1);
        assertThat(record(gateway).judged()).isZero();
    }

    @Test
    default void what_was_refused_is_not_counted() {
        String gateway = Some.key();
        settled(gateway, Some.phone(), MessagePurpose.SIGN_IN_CODE, NOW, DeliveryOutcome.RATE_LIMIT);

        countAll(NOW);
        countAll(NOW.plus(Duration.ofMinutes(5)));

        assertThat(figures().sums(HOUR)).extracting(Sums::gateway).doesNotContain(gateway);
    }

    @Test
    default void what_is_older_is_not_in_the_sums() {
        String gateway = Some.key();
        sent(gateway, Some.phone(), MessagePurpose.SIGN_IN_CODE, NOW);
        countAll(NOW);

        assertThat(figures().sums(HOUR.plus(Duration.ofHours(1))))
                .extracting(Sums::gateway)
                .doesNotContain(gateway);
        assertThat(figures().records(HOUR.plus(Duration.ofHours(1))))
                .extracting(GatewayRecord::gateway)
                .doesNotContain(gateway);
    }

    @Test
    default void who_is_asked_last_is_told_by_one_and_forgiven_by_one() {
        Demotion demotion = new Demotion(Some.key(), "7");

        assertThat(AtOnce.call(8, caller -> figures().demote(demotion, NOW))).containsOnlyOnce(true);
        assertThat(figures().demoted()).contains(demotion);
        assertThat(AtOnce.call(8, caller -> figures().restore(demotion))).containsOnlyOnce(true);
        assertThat(figures().demoted()).doesNotContain(demotion);
    }

    private void countAll(Instant now) {
        for (int round = 0; round < 20 && figures().count(100, now) > 0; round++) {
            // Until nothing is left.
        }
    }

    private Sums sums(String gateway) {
        return figures().sums(HOUR).stream()
                .filter(each -> each.gateway().equals(gateway))
                .findFirst()
                .orElseThrow();
    }

    private GatewayRecord record(String gateway) {
        return figures().records(HOUR).stream()
                .filter(each -> each.gateway().equals(gateway))
                .findFirst()
                .orElseThrow();
    }

    private void told(String gateway, String name, MessageState state) {
        MessageReceipts.Fate unused = receipts()
                .apply(new DeliveryReport(gateway, Set.of(name), state, Optional.empty()), NOW.plusSeconds(5));
    }

    private String sent(String gateway, PhoneNumber phone, MessagePurpose purpose, Instant at) {
        return settled(gateway, phone, purpose, at, DeliveryOutcome.SENT);
    }

    private String settled(
            String gateway, PhoneNumber phone, MessagePurpose purpose, Instant at, DeliveryOutcome outcome) {
        MessageId id = MessageId.random(new SecureRandom());
        outbox().add(new SealedMessage(id, phone, purpose, new byte[] {1}, at, at.plus(LIFE)));
        GatewayAnswer answer = new GatewayAnswer(outcome, Optional.of(id.value().toString()), Optional.empty());
        Handover handover = new Handover(gateway, outcome, List.of(new Handover.Tried(gateway, at, answer)));
        outbox().settle(List.of(new Outbox.Attempt(id, handover, at.plusSeconds(5))), at);
        return id.value().toString();
    }
}
