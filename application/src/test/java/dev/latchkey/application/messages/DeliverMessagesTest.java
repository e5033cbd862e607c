package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a message from the outbox to the gateway. */
class DeliverMessagesTest {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Random random = new Random(18);
    private final MovableClock clock = new MovableClock();
    private final InMemoryOutbox outbox = new InMemoryStores().outbox;
    private final MessageSealer sealer = new InMemoryMessageSealer();
    private final InMemorySmsGateway gateway = new InMemorySmsGateway();
    private final DeliverMessages deliver = deliverThrough(outbox, gateway);

    @Test
    void a_message_arrives_as_it_was_queued() {
        OutgoingMessage message = queued();

        assertThat(deliver.deliver()).isEqualTo(1);

        assertThat(gateway.sent()).containsExactly(message);
    }

    @Test
    void nothing_to_do_is_told_as_nothing_done() {
        assertThat(deliver.deliver()).isZero();
    }

    @Test
    void a_message_is_kept_sealed_until_it_was_sent_and_erased_then() {
        OutgoingMessage message = queued();
        deliver.deliver();
        assertThat(outbox.keepsTextOf(message.id())).isTrue();

        assertThat(deliver.deliver()).isEqualTo(1);

        assertThat(outbox.keepsTextOf(message.id())).isFalse();
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void a_gateway_that_takes_its_time_holds_nobody_up() {
        gateway.keepWaiting();
        queued();
        queued();

        assertThat(deliver.deliver()).isEqualTo(2);
        assertThat(deliver.inFlight()).isEqualTo(2);
        assertThat(deliver.deliver()).isZero();

        gateway.answerOldest(DeliveryOutcome.SENT);
        gateway.answerOldest(DeliveryOutcome.SENT);
        assertThat(deliver.inFlight()).isEqualTo(2);
        assertThat(deliver.deliver()).isEqualTo(2);
        assertThat(deliver.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"SENT", "REJECTED", "UNKNOWN"})
    void a_message_that_may_have_been_sent_is_not_sent_again(DeliveryOutcome outcome) {
        gateway.answerWith(outcome);
        OutgoingMessage message = queued();

        deliver.deliver();
        deliver.deliver();
        clock.advance(LEASE);
        deliver.deliver();

        assertThat(gateway.sent()).hasSize(1);
        assertThat(outbox.keepsTextOf(message.id())).isFalse();
    }

    @Test
    void a_message_that_was_surely_not_sent_is_sent_again_after_a_pause() {
        gateway.answerWith(DeliveryOutcome.FAILED);
        queued();
        deliver.deliver();
        gateway.answerWith(DeliveryOutcome.SENT);
        clock.advance(PAUSE.minusMillis(1));
        deliver.deliver();
        assertThat(gateway.sent()).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        deliver.deliver();

        assertThat(gateway.sent()).hasSize(2);
    }

    @Test
    void a_message_that_fails_again_and_again_is_given_up_when_it_expires() {
        gateway.answerWith(DeliveryOutcome.FAILED);
        OutgoingMessage message = queued();

        for (Instant end = clock.instant().plus(LIFE); clock.instant().isBefore(end); clock.advance(PAUSE)) {
            deliver.deliver();
        }
        int attempts = gateway.sent().size();
        deliver.deliver();

        assertThat(attempts).isEqualTo(24);
        assertThat(gateway.sent()).hasSize(attempts);
        assertThat(outbox.expire(clock.instant())).isEqualTo(1);
        assertThat(outbox.keepsTextOf(message.id())).isFalse();
    }

    @Test
    void a_message_that_waited_too_long_is_not_sent() {
        queued();
        clock.advance(LIFE);

        assertThat(deliver.deliver()).isZero();
    }

    @Test
    void a_gateway_that_breaks_while_sending_may_have_sent() {
        gateway.keepWaiting();
        OutgoingMessage message = queued();
        deliver.deliver();

        gateway.failOldest(new IOException("Connection reset"));
        deliver.deliver();

        assertThat(deliver.inFlight()).isZero();
        assertThat(outbox.keepsTextOf(message.id())).isFalse();
    }

    @Test
    void a_gateway_that_throws_stops_neither_the_round_nor_the_next() {
        SmsGateway broken = mock();
        when(broken.name()).thenReturn("broken");
        when(broken.carries(any())).thenReturn(true);
        when(broken.send(any())).thenThrow(new IllegalStateException("Out of order"));
        DeliverMessages throughBroken = deliverThrough(outbox, broken);
        OutgoingMessage first = queued();
        OutgoingMessage second = queued();

        assertThat(throughBroken.deliver()).isEqualTo(2);
        assertThat(throughBroken.deliver()).isEqualTo(2);

        assertThat(throughBroken.inFlight()).isZero();
        assertThat(outbox.keepsTextOf(first.id())).isFalse();
        assertThat(outbox.keepsTextOf(second.id())).isFalse();
    }

    @Test
    void a_gateway_that_finds_fault_with_a_message_may_have_sent_it_all_the_same() {
        SmsGateway picky = mock();
        when(picky.name()).thenReturn("picky");
        when(picky.carries(any())).thenReturn(true);
        when(picky.send(any())).thenThrow(new IllegalArgumentException("No such sender"));

        assertThat(outcomeThrough(picky)).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void a_gateway_that_answers_with_nothing_may_have_sent() {
        SmsGateway mute = mock();
        when(mute.name()).thenReturn("mute");
        when(mute.carries(any())).thenReturn(true);
        when(mute.send(any())).thenReturn(CompletableFuture.completedFuture(null));

        assertThat(outcomeThrough(mute)).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void a_text_that_cannot_be_read_now_is_read_later() {
        MessageSealer locked = mock();
        when(locked.open(any(), any())).thenThrow(new Unavailable("No key", new IOException()));
        DeliverMessages keyless = new DeliverMessages(outbox, locked, gateway, clock, 100);
        OutgoingMessage first = queued();
        OutgoingMessage second = queued();
        keyless.deliver();
        keyless.deliver();
        assertThat(keyless.inFlight()).isZero();
        clock.advance(PAUSE);

        deliver.deliver();

        assertThat(gateway.sent()).containsExactly(first, second);
    }

    @Test
    void every_answer_is_written_down_with_the_gateway_that_gave_it() {
        OutgoingMessage message = queued();
        Instant asked = clock.instant();
        deliver.deliver();
        deliver.deliver();

        assertThat(outbox.settled())
                .containsExactly(new Outbox.Attempt(
                        message.id(),
                        Handover.to("memory", asked, GatewayAnswer.of(DeliveryOutcome.SENT)),
                        clock.instant().plus(PAUSE)));
    }

    @Test
    void a_text_that_cannot_be_read_any_more_is_given_up_and_the_others_are_sent() {
        MessageId unreadable = MessageId.random(random);
        outbox.add(new SealedMessage(
                unreadable,
                Some.phone(),
                MessagePurpose.SIGN_IN_CODE,
                new byte[] {1, 2, 3},
                clock.instant(),
                clock.instant().plus(LIFE)));
        OutgoingMessage readable = queued();

        deliver.deliver();
        deliver.deliver();

        assertThat(gateway.sent()).containsExactly(readable);
        assertThat(outbox.keepsTextOf(unreadable)).isFalse();
        assertThat(deliver.inFlight()).isZero();
    }

    @Test
    void no_more_messages_are_with_the_gateway_than_may_be() {
        DeliverMessages narrow = new DeliverMessages(outbox, sealer, gateway, clock, 3);
        gateway.keepWaiting();
        IntStream.range(0, 5).forEach(i -> queued());

        assertThat(narrow.deliver()).isEqualTo(3);
        assertThat(narrow.deliver()).isZero();
        gateway.answerOldest(DeliveryOutcome.SENT);
        assertThat(narrow.deliver()).isEqualTo(2);

        assertThat(gateway.sent()).hasSize(4);
        assertThat(narrow.inFlight()).isEqualTo(3);
    }

    @Test
    void answers_that_could_not_be_written_down_are_written_down_later() {
        Outbox failing = mock();
        when(failing.claim(any(), anyInt(), any(), any()))
                .thenAnswer(call -> outbox.claim(
                        call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3)));
        doThrow(new Unavailable("No database", new IOException()))
                .doAnswer(call -> {
                    outbox.settle(call.getArgument(0), call.getArgument(1));
                    return null;
                })
                .when(failing)
                .settle(any(), any());
        DeliverMessages unlucky = deliverThrough(failing, gateway);
        OutgoingMessage first = queued();
        OutgoingMessage second = queued();
        unlucky.deliver();

        assertThatThrownBy(unlucky::deliver).isInstanceOf(Unavailable.class);
        assertThat(unlucky.inFlight()).isEqualTo(2);
        assertThat(outbox.keepsTextOf(first.id())).isTrue();

        assertThat(unlucky.deliver()).isEqualTo(2);
        assertThat(unlucky.inFlight()).isZero();
        assertThat(outbox.keepsTextOf(first.id())).isFalse();
        assertThat(outbox.keepsTextOf(second.id())).isFalse();
    }

    @Test
    void what_an_instance_took_and_did_not_finish_another_sends_when_the_lease_is_over() {
        InMemorySmsGateway dying = new InMemorySmsGateway();
        dying.keepWaiting();
        queued();
        deliverThrough(outbox, dying).deliver();
        clock.advance(LEASE.minusMillis(1));
        assertThat(deliver.deliver()).isZero();

        clock.advance(Duration.ofMillis(1));

        assertThat(deliver.deliver()).isEqualTo(1);
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void who_is_about_to_stop_writes_down_the_answers_and_hands_nothing_out() {
        OutgoingMessage sent = queued();
        deliver.deliver();
        queued();

        assertThat(deliver.settle()).isEqualTo(1);

        assertThat(deliver.inFlight()).isZero();
        assertThat(outbox.keepsTextOf(sent.id())).isFalse();
        assertThat(gateway.sent()).containsExactly(sent);
        assertThat(deliver.settle()).isZero();
    }

    @Test
    void the_oldest_messages_go_first() {
        OutgoingMessage young = queuedAt(clock.instant());
        OutgoingMessage old = queuedAt(clock.instant().minusSeconds(1));

        deliver.deliver();

        assertThat(gateway.sent()).isEqualTo(List.of(old, young));
    }

    @Test
    void what_a_gateway_has_not_brought_goes_on_only_if_there_is_money_for_it() {
        OutgoingMessage admitted = failedOver();
        deliverPast(new Purse(true)).deliver();
        assertThat(gateway.sent()).containsExactly(admitted);

        OutgoingMessage tooDear = failedOver();
        Purse empty = new Purse(false);
        DeliverMessages delivering = deliverPast(empty);
        delivering.deliver();
        delivering.deliver();

        assertThat(gateway.sent()).doesNotContain(tooDear);
        assertThat(empty.asked).containsExactly(Set.of("first"));
        assertThat(outbox.keepsTextOf(tooDear.id())).isFalse();
    }

    private OutgoingMessage failedOver() {
        OutgoingMessage message = queued();
        assertThat(outbox.claim(Channel.SMS, 1, LEASE, clock.instant())).hasSize(1);
        Handover taken = new Handover("first", DeliveryOutcome.SENT, List.of(), true);
        outbox.settle(List.of(new Outbox.Attempt(message.id(), taken, clock.instant())), clock.instant());
        assertThat(outbox.failOver(message.id(), Set.of("first"), clock.instant()))
                .isTrue();
        return message;
    }

    private DeliverMessages deliverPast(Toll toll) {
        SendByRoute phones = new SendByRoute(SmsRouting.everythingTo(gateway, LEASE), clock);
        return new DeliverMessages(outbox, sealer, phones, toll, clock, 100);
    }

    private DeliveryOutcome outcomeThrough(SmsGateway through) {
        queued();
        DeliverMessages delivering = deliverThrough(outbox, through);
        delivering.deliver();
        delivering.deliver();
        return outbox.settled().get(0).handover().outcome();
    }

    private DeliverMessages deliverThrough(Outbox box, SmsGateway through) {
        return new DeliverMessages(box, sealer, through, clock, 100);
    }

    private OutgoingMessage queued() {
        return queuedAt(clock.instant());
    }

    private OutgoingMessage queuedAt(Instant createdAt) {
        PhoneNumber phone = Some.phone();
        OutgoingMessage message = new OutgoingMessage(
                MessageId.random(random),
                phone,
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                createdAt,
                createdAt.plus(LIFE));
        new QueueMessage(outbox, sealer).queue(message);
        return message;
    }

    /** Has money for a second gateway, or not. */
    private static final class Purse implements Toll {
        private final boolean full;
        private final List<Set<String>> asked = new ArrayList<>();

        Purse(boolean full) {
            this.full = full;
        }

        @Override
        public boolean admits(OutgoingMessage notice) {
            return true;
        }

        @Override
        public boolean admitsAgain(OutgoingMessage code, Set<String> passedOver) {
            asked.add(passedOver);
            return full;
        }

        @Override
        public void noteHandover(OutgoingMessage message, Handover handover) {
            // Nothing is due.
        }

        @Override
        public void settle() {
            // Nothing is due.
        }
    }
}
