package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Outbox.Attempt;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Outbox} promises, whatever it is kept in. */
public interface OutboxContract {
    Instant NOW = Some.NOW;
    Duration MICRO = Duration.ofNanos(1_000);
    Duration LIFE = Duration.ofMinutes(2);
    Duration LEASE = Duration.ofMinutes(1);

    Outbox outbox();

    /** The same outbox as another instance of the service sees it, over connections of its own. */
    default Outbox outboxOfAnotherInstance() {
        return outbox();
    }

    Transactions transactions();

    /** Whether anything of the text of this message is still kept. */
    boolean keepsTextOf(MessageId id);

    /** The gateways that were asked to carry this message, in order. */
    List<Handover.Tried> tried(MessageId id);

    @BeforeEach
    default void nothing_waits_from_earlier_tests() {
        outbox().expire(NOW.plus(Duration.ofDays(10_000)));
    }

    @Test
    default void what_was_added_is_claimed_as_it_was() {
        byte[] text = new byte[300];
        new SecureRandom().nextBytes(text);
        SealedMessage added =
                new SealedMessage(newId(), Some.phone(), MessagePurpose.SIGN_IN_CODE, text, NOW, NOW.plus(LIFE));
        outbox().add(added);

        SealedMessage claimed = claim(10, NOW).get(0);

        assertThat(claimed.id()).isEqualTo(added.id());
        assertThat(claimed.to()).isEqualTo(added.to());
        assertThat(claimed.purpose()).isEqualTo(added.purpose());
        assertThat(claimed.text()).isEqualTo(text);
        assertThat(claimed.createdAt()).isEqualTo(NOW);
        assertThat(claimed.expiresAt()).isEqualTo(NOW.plus(LIFE));
    }

    @Test
    default void an_empty_outbox_gives_nothing() {
        assertThat(claim(10, NOW)).isEmpty();
    }

    @Test
    default void the_oldest_come_first_and_no_more_than_were_asked_for() {
        MessageId third = added(NOW.minusSeconds(1));
        MessageId first = added(NOW.minusSeconds(3));
        MessageId fourth = added(NOW);
        MessageId second = added(NOW.minusSeconds(2));

        assertThat(ids(claim(3, NOW))).containsExactly(first, second, third);
        assertThat(ids(claim(3, NOW))).containsExactly(fourth);
        assertThat(claim(3, NOW)).isEmpty();
    }

    @Test
    default void a_claimed_message_is_due_again_when_its_lease_is_over_and_not_before() {
        MessageId id = added(NOW);
        claim(1, NOW);

        assertThat(claim(1, NOW.plus(LEASE).minus(MICRO))).isEmpty();
        assertThat(ids(claim(1, NOW.plus(LEASE)))).containsExactly(id);
        assertThat(claim(1, NOW.plus(LEASE))).isEmpty();
        assertThat(keepsTextOf(id)).isTrue();
    }

    @Test
    default void what_is_sent_again_because_an_instance_ended_is_written_down_and_nothing_else_is() {
        MessageId interrupted = added(NOW);
        MessageId repeated = added(NOW);
        claim(2, NOW);
        settle(repeated, DeliveryOutcome.FAILED, NOW.plusSeconds(5));
        assertThat(tried(interrupted)).isEmpty();

        assertThat(ids(claim(2, NOW.plus(LEASE)))).containsExactlyInAnyOrder(interrupted, repeated);

        assertThat(tried(interrupted)).containsExactly(Handover.Tried.interrupted(NOW.plus(LEASE)));
        assertThat(tried(repeated)).extracting(each -> each.answer().outcome()).containsExactly(DeliveryOutcome.FAILED);
        claim(2, NOW.plus(LEASE.multipliedBy(2).minus(MICRO)));
        assertThat(tried(interrupted)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FAILED", "RATE_LIMIT", "NO_FUNDS", "AUTH"})
    default void what_is_settled_is_never_sent_again_and_its_text_is_erased(DeliveryOutcome outcome) {
        MessageId id = added(NOW);
        claim(1, NOW);

        settle(id, outcome, NOW.plusSeconds(5));

        assertThat(keepsTextOf(id)).isFalse();
        assertThat(claim(10, NOW.plusSeconds(5))).isEmpty();
        assertThat(claim(10, NOW.plus(LEASE))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"FAILED", "RATE_LIMIT", "NO_FUNDS", "AUTH"})
    default void what_may_be_taken_later_is_kept_for_then(DeliveryOutcome outcome) {
        MessageId id = added(NOW);
        claim(1, NOW);

        settle(id, outcome, NOW.plusSeconds(5));

        assertThat(ids(claim(10, NOW.plusSeconds(5)))).containsExactly(id);
    }

    @Test
    default void every_gateway_that_was_asked_is_written_down() {
        MessageId id = added(NOW);
        MessageId other = added(NOW);
        claim(2, NOW);
        Handover.Tried first = new Handover.Tried("one", NOW, GatewayAnswer.of(DeliveryOutcome.RATE_LIMIT, "20429"));
        Handover.Tried second = new Handover.Tried("two", NOW.plusSeconds(1), GatewayAnswer.sent("SM-77"));
        Handover byTwo = new Handover("two", DeliveryOutcome.SENT, List.of(first, second));

        outbox().settle(
                        List.of(
                                new Attempt(id, byTwo, NOW),
                                new Attempt(other, Handover.toNobody(DeliveryOutcome.REJECTED), NOW)),
                        NOW.plusSeconds(2));

        assertThat(tried(id)).containsExactly(first, second);
        assertThat(tried(other)).isEmpty();
        assertThat(keepsTextOf(id)).isFalse();
        assertThat(keepsTextOf(other)).isFalse();
    }

    @Test
    default void attempts_after_a_pause_are_written_down_beside_the_first_ones() {
        MessageId id = added(NOW);
        claim(1, NOW);
        settle(id, DeliveryOutcome.FAILED, NOW.plusSeconds(5));
        claim(1, NOW.plusSeconds(5));
        Handover sent = Handover.to("test", NOW.plusSeconds(5), GatewayAnswer.of(DeliveryOutcome.SENT));
        outbox().settle(List.of(new Attempt(id, sent, NOW)), NOW.plusSeconds(6));

        assertThat(tried(id))
                .extracting(each -> each.answer().outcome())
                .containsExactly(DeliveryOutcome.FAILED, DeliveryOutcome.SENT);
    }

    @Test
    default void what_was_asked_is_written_down_though_the_message_is_settled_already() {
        MessageId id = added(NOW);
        claim(1, NOW);
        settle(id, DeliveryOutcome.SENT, NOW);
        settle(id, DeliveryOutcome.SENT, NOW);

        assertThat(tried(id)).hasSize(2);
    }

    @Test
    default void what_failed_is_due_again_when_it_is_to_be_repeated_and_not_before() {
        MessageId id = added(NOW);
        claim(1, NOW);
        Instant retryAt = NOW.plusSeconds(5);

        settle(id, DeliveryOutcome.FAILED, retryAt);

        assertThat(keepsTextOf(id)).isTrue();
        assertThat(claim(1, retryAt.minus(MICRO))).isEmpty();
        assertThat(ids(claim(1, retryAt))).containsExactly(id);
    }

    @Test
    default void what_failed_keeps_its_text_for_the_next_attempt() {
        MessageId id = newId();
        byte[] text = {1, 2, 3};
        outbox().add(new SealedMessage(id, Some.phone(), MessagePurpose.SIGN_IN_CODE, text, NOW, NOW.plus(LIFE)));
        claim(1, NOW);
        settle(id, DeliveryOutcome.FAILED, NOW.plusSeconds(5));

        assertThat(claim(1, NOW.plusSeconds(5)).get(0).text()).isEqualTo(text);
    }

    @Test
    default void what_was_sent_is_not_sent_again_because_of_a_later_answer() {
        MessageId id = added(NOW);
        claim(1, NOW);
        settle(id, DeliveryOutcome.SENT, NOW);

        settle(id, DeliveryOutcome.FAILED, NOW.plusSeconds(5));

        assertThat(claim(10, NOW.plus(LEASE))).isEmpty();
        assertThat(keepsTextOf(id)).isFalse();
    }

    @Test
    default void many_answers_are_settled_together() {
        List<MessageId> ids = IntStream.range(0, 50).mapToObj(i -> added(NOW)).toList();
        claim(50, NOW);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            DeliveryOutcome outcome = i % 2 == 0 ? DeliveryOutcome.SENT : DeliveryOutcome.FAILED;
            attempts.add(new Attempt(ids.get(i), handover(outcome), NOW.plusSeconds(5)));
        }

        outbox().settle(attempts, NOW);

        assertThat(claim(100, NOW.plusSeconds(5))).hasSize(25);
        assertThat(ids.stream().filter(this::keepsTextOf)).hasSize(25);
    }

    @Test
    default void settling_one_message_leaves_the_others() {
        MessageId one = added(NOW);
        MessageId other = added(NOW);
        claim(2, NOW);

        settle(one, DeliveryOutcome.SENT, NOW);

        assertThat(ids(claim(2, NOW.plus(LEASE)))).containsExactly(other);
    }

    @Test
    default void what_has_expired_is_not_given_out_to_the_microsecond() {
        MessageId id = added(NOW);
        added(NOW.minusSeconds(1));

        assertThat(ids(claim(10, NOW.plus(LIFE).minus(MICRO)))).containsExactly(id);
        assertThat(claim(10, NOW.plus(LIFE).plus(LEASE))).isEmpty();
        MessageId next = added(NOW);
        assertThat(claim(10, NOW.plus(LIFE))).isEmpty();
        assertThat(keepsTextOf(next)).isTrue();
    }

    @Test
    default void the_texts_of_what_has_expired_are_erased() {
        MessageId expired = added(NOW.minus(LIFE));
        MessageId claimed = added(NOW.minus(LIFE));
        MessageId waiting = added(NOW.minus(LIFE).plus(MICRO));
        claim(1, NOW.minus(LIFE));

        assertThat(outbox().expire(NOW)).isEqualTo(2);

        assertThat(keepsTextOf(expired)).isFalse();
        assertThat(keepsTextOf(claimed)).isFalse();
        assertThat(keepsTextOf(waiting)).isTrue();
        assertThat(outbox().expire(NOW)).isZero();
    }

    @Test
    default void what_was_sent_does_not_expire() {
        MessageId id = added(NOW);
        claim(1, NOW);
        settle(id, DeliveryOutcome.SENT, NOW);

        assertThat(outbox().expire(NOW.plus(LIFE))).isZero();
    }

    @Test
    default void what_failed_expires_like_the_others() {
        MessageId id = added(NOW);
        claim(1, NOW);
        settle(id, DeliveryOutcome.FAILED, NOW.plus(LIFE));

        assertThat(claim(1, NOW.plus(LIFE))).isEmpty();
        assertThat(outbox().expire(NOW.plus(LIFE))).isEqualTo(1);
        assertThat(keepsTextOf(id)).isFalse();
    }

    @Test
    default void an_answer_to_what_has_expired_meanwhile_brings_nothing_back() {
        MessageId id = added(NOW);
        claim(1, NOW);
        outbox().expire(NOW.plus(LIFE));

        settle(id, DeliveryOutcome.FAILED, NOW.plusSeconds(5));

        assertThat(claim(1, NOW.plusSeconds(5))).isEmpty();
        assertThat(keepsTextOf(id)).isFalse();
    }

    @Test
    default void a_message_of_a_transaction_that_was_rolled_back_is_not_sent() {
        try {
            transactions().allOrNothing(() -> {
                added(NOW);
                throw new IllegalStateException("After the message");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("After the message");
        }
        MessageId kept = transactions().inOne(() -> added(NOW));

        assertThat(ids(claim(10, NOW))).containsExactly(kept);
    }

    @Test
    default void each_message_is_claimed_by_one_of_many() {
        for (int round = 0; round < 10; round++) {
            List<MessageId> added =
                    IntStream.range(0, 100).mapToObj(i -> added(NOW)).toList();

            List<List<MessageId>> claimed = AtOnce.call(64, i -> {
                Outbox instance = i % 2 == 0 ? outbox() : outboxOfAnotherInstance();
                return ids(instance.claim(Channel.SMS, 5, LEASE, NOW));
            });

            List<MessageId> all = new ArrayList<>();
            claimed.forEach(all::addAll);
            // The callers at once may have stepped out of each other's way and left some.
            for (int rest = 0; rest < 20; rest++) {
                all.addAll(ids(claim(5, NOW)));
            }
            assertThat(all).doesNotHaveDuplicates();
            assertThat(new HashSet<>(all)).isEqualTo(new HashSet<>(added));
        }
    }

    @Test
    default void a_message_whose_lease_ran_out_is_claimed_by_one_of_many() {
        for (int round = 0; round < 10; round++) {
            nothing_waits_from_earlier_tests();
            MessageId id = added(NOW);
            claim(1, NOW);

            List<List<SealedMessage>> claimed =
                    AtOnce.call(64, i -> outbox().claim(Channel.SMS, 5, LEASE, NOW.plus(LEASE)));

            assertThat(claimed.stream().flatMap(List::stream).map(SealedMessage::id))
                    .containsExactly(id);
        }
    }

    @Test
    default void messages_that_are_added_while_others_are_claimed_are_all_sent() {
        HashSet<MessageId> claimed = new HashSet<>();

        List<List<MessageId>> answers = AtOnce.call(64, i -> {
            if (i % 2 == 0) {
                return List.of(added(NOW));
            }
            List<MessageId> mine = ids(outbox().claim(Channel.SMS, 3, LEASE, NOW));
            synchronized (claimed) {
                claimed.addAll(mine);
            }
            return List.of();
        });

        claimed.addAll(ids(claim(100, NOW)));
        HashSet<MessageId> added = new HashSet<>();
        answers.forEach(added::addAll);
        assertThat(claimed).hasSize(32).isEqualTo(added);
    }

    @Test
    default void a_mail_is_claimed_as_it_was_added_and_not_with_what_goes_to_phones() {
        MessageId text = added(NOW);
        EmailAddress address = new EmailAddress("Anna.O'Hara+list@Example.org");
        MessageId mail = addedMail(address, NOW);

        assertThat(ids(claim(10, NOW))).containsExactly(text);
        SealedMessage claimed = outbox().claim(Channel.MAIL, 10, LEASE, NOW).get(0);

        assertThat(claimed.id()).isEqualTo(mail);
        assertThat(claimed.to()).isEqualTo(address);
        assertThat(claimed.purpose()).isEqualTo(MessagePurpose.RESET_PASSWORD);
        assertThat(claimed.channel()).isEqualTo(Channel.MAIL);
        assertThat(outbox().claim(Channel.MAIL, 10, LEASE, NOW)).isEmpty();
    }

    @Test
    default void mails_that_wait_take_no_place_from_messages_to_phones() {
        for (int i = 0; i < 5; i++) {
            MessageId unused = addedMail(address(), NOW.minusSeconds(10));
        }
        MessageId text = added(NOW);

        assertThat(ids(claim(1, NOW))).containsExactly(text);
        assertThat(outbox().claim(Channel.MAIL, 10, LEASE, NOW)).hasSize(5);
    }

    @Test
    default void mails_are_settled_and_expire_like_the_others() {
        MessageId sent = addedMail(address(), NOW);
        MessageId late = addedMail(address(), NOW);
        assertThat(outbox().claim(Channel.MAIL, 10, LEASE, NOW)).hasSize(2);

        settle(sent, DeliveryOutcome.SENT, NOW);

        assertThat(keepsTextOf(sent)).isFalse();
        assertThat(outbox().expire(NOW.plus(LIFE))).isEqualTo(1);
        assertThat(keepsTextOf(late)).isFalse();
    }

    @Test
    default void every_claim_says_how_often_the_message_was_claimed() {
        MessageId id = added(NOW);

        assertThat(claim(1, NOW).get(0).attempts()).isEqualTo(1);
        settle(id, DeliveryOutcome.FAILED, NOW.plusSeconds(1));
        assertThat(claim(1, NOW.plusSeconds(1)).get(0).attempts()).isEqualTo(2);
        assertThat(claim(1, NOW.plusSeconds(1).plus(LEASE)).get(0).attempts()).isEqualTo(3);
    }

    @Test
    default void one_mail_is_claimed_by_one_of_many() {
        for (int round = 0; round < 10; round++) {
            nothing_waits_from_earlier_tests();
            MessageId id = addedMail(address(), NOW);

            List<List<SealedMessage>> claimed = AtOnce.call(64, i -> {
                Outbox instance = i % 2 == 0 ? outbox() : outboxOfAnotherInstance();
                return instance.claim(Channel.MAIL, 5, LEASE, NOW);
            });

            assertThat(claimed.stream().flatMap(List::stream).map(SealedMessage::id))
                    .containsExactly(id);
        }
    }

    private static EmailAddress address() {
        return new EmailAddress(Some.key() + "@example.org");
    }

    private MessageId addedMail(EmailAddress to, Instant createdAt) {
        MessageId id = newId();
        outbox().add(new SealedMessage(
                id, to, MessagePurpose.RESET_PASSWORD, new byte[] {42}, createdAt, createdAt.plus(LIFE)));
        return id;
    }

    private MessageId added(Instant createdAt) {
        MessageId id = newId();
        outbox().add(new SealedMessage(
                id, Some.phone(), MessagePurpose.SIGN_IN_CODE, new byte[] {42}, createdAt, createdAt.plus(LIFE)));
        return id;
    }

    private List<SealedMessage> claim(int max, Instant now) {
        return outbox().claim(Channel.SMS, max, LEASE, now);
    }

    private void settle(MessageId id, DeliveryOutcome outcome, Instant retryAt) {
        outbox().settle(List.of(new Attempt(id, handover(outcome), retryAt)), NOW);
    }

    private static Handover handover(DeliveryOutcome outcome) {
        return Handover.to("test", NOW, GatewayAnswer.of(outcome));
    }

    private static List<MessageId> ids(List<SealedMessage> messages) {
        return messages.stream().map(SealedMessage::id).toList();
    }

    private static MessageId newId() {
        return MessageId.random(new SecureRandom());
    }
}
