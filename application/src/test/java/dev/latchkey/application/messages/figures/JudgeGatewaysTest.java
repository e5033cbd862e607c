package dev.latchkey.application.messages.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.audit.InMemoryAuditTrail;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsRoute;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.Demotion;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.GatewayRecord;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class JudgeGatewaysTest {
    private static final PhoneNumber RUSSIAN = new PhoneNumber("+79123456789");
    private static final PhoneNumber GERMAN = new PhoneNumber("+4915112345678");
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(memory);
    private final InMemoryGatewayFigures figures =
            new InMemoryGatewayFigures(memory, new InMemoryReceipts(memory, outbox));
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail(memory);
    private final MovableClock clock = new MovableClock();
    private final List<Boolean> told = new ArrayList<>();
    private final JudgeGateways one = instance();
    private final JudgeGateways other = instance();
    private int people;

    @Test
    void who_does_far_worse_is_asked_last_in_that_country_and_the_operator_is_told_once() {
        sent("bad", 20, 4);
        sent("good", 20, 16);
        clock.advance(Duration.ofMinutes(4));

        one.judge();
        other.judge();
        one.judge();

        for (JudgeGateways instance : List.of(one, other)) {
            assertThat(order(instance, RUSSIAN)).containsExactly("good", "bad");
            assertThat(order(instance, GERMAN)).containsExactly("bad", "good");
        }
        assertThat(told).containsExactly(true);
        assertThat(trail.written()).extracting(AuditEvent::action).containsExactly(AuditAction.GATEWAY_DEMOTED);
    }

    @Test
    void after_a_while_it_is_tried_again() {
        sent("bad", 20, 4);
        sent("good", 20, 16);
        clock.advance(Duration.ofMinutes(4));
        one.judge();

        clock.advance(Duration.ofHours(2));
        one.judge();
        other.judge();

        assertThat(order(one, RUSSIAN)).containsExactly("bad", "good");
        assertThat(told).containsExactly(true, false);
        assertThat(figures.demoted()).isEmpty();
    }

    @Test
    void whoever_has_just_been_given_many_codes_is_not_judged_yet() {
        sent("good", 20, 16);
        clock.advance(Duration.ofMinutes(4));
        sent("new", 100, 0);

        one.judge();

        assertThat(told).isEmpty();
    }

    @Test
    void few_codes_say_nothing() {
        assertThat(judged(record("bad", 19, 0), record("good", 100, 90))).isEmpty();
        assertThat(judged(record("bad", 20, 0), record("good", 19, 19))).isEmpty();
        assertThat(judged(record("bad", 20, 0), record("good", 20, 19))).containsExactly("bad");
    }

    @Test
    void half_of_the_best_is_enough() {
        assertThat(judged(record("so-so", 100, 40), record("good", 100, 80))).isEmpty();
        assertThat(judged(record("bad", 100, 39), record("good", 100, 80))).containsExactly("bad");
        assertThat(judged(record("bad", 100, 39), record("so-so", 100, 60), record("good", 100, 80)))
                .containsExactly("bad");
    }

    @Test
    void nobody_is_compared_across_countries_or_with_nobody() {
        assertThat(judged(record("only", 100, 0))).isEmpty();
        assertThat(judged(new GatewayRecord("bad", "7", 100, 0, 0, 1), new GatewayRecord("good", "49", 100, 0, 0, 90)))
                .isEmpty();
        assertThat(judged(record("bad", 100, 0), record("as bad", 100, 0))).isEmpty();
    }

    @Test
    void who_tells_that_little_arrives_is_judged_by_that_and_who_tells_nothing_is_not() {
        assertThat(judged(
                        new GatewayRecord("bad", "7", 100, 10, 90, 50),
                        new GatewayRecord("good", "7", 100, 90, 10, 50)))
                .containsExactly("bad");
        assertThat(judged(
                        new GatewayRecord("silent", "7", 100, 0, 0, 50),
                        new GatewayRecord("good", "7", 100, 90, 10, 50)))
                .isEmpty();
    }

    private static List<String> judged(GatewayRecord... records) {
        return Demotion.of(List.of(records)).stream().map(Demotion::gateway).toList();
    }

    private static GatewayRecord record(String gateway, int judged, int verified) {
        return new GatewayRecord(gateway, "7", judged, 0, 0, verified);
    }

    private JudgeGateways instance() {
        return new JudgeGateways(
                figures, new RecordAudit(trail, clock), (demotion, nowLast) -> told.add(nowLast), clock);
    }

    private static List<String> order(JudgeGateways judge, PhoneNumber phone) {
        List<SmsRoute.Leg> legs = List.of(leg("bad"), leg("good"));
        return judge.inOrder(phone, legs).stream()
                .map(leg -> leg.gateway().name())
                .toList();
    }

    private static SmsRoute.Leg leg(String name) {
        return new SmsRoute.Leg(new Named(name), Duration.ofSeconds(8));
    }

    private void sent(String gateway, int count, int used) {
        Instant now = clock.instant();
        for (int i = 0; i < count; i++) {
            PhoneNumber phone = new PhoneNumber("+7912%07d".formatted(people++));
            MessageId id = MessageId.random(new SecureRandom());
            outbox.add(new SealedMessage(id, phone, MessagePurpose.SIGN_IN_CODE, new byte[] {1}, now, now.plus(LIFE)));
            Handover handover = new Handover(
                    gateway,
                    DeliveryOutcome.SENT,
                    List.of(new Handover.Tried(gateway, now, GatewayAnswer.of(DeliveryOutcome.SENT))));
            outbox.settle(List.of(new Outbox.Attempt(id, handover, now)), now);
            if (i < used) {
                figures.verified(phone, now.plus(LIFE), now);
            }
        }
    }

    private record Named(String name) implements SmsGateway {
        @Override
        public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
            throw new AssertionError("Nobody is asked here");
        }
    }
}
