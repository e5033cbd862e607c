package dev.latchkey.application.messages.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.messages.receipts.MessageReceipts.Fate;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.MessageState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MessageReceipts} promises, beside the outbox and those who see the same messages. */
public interface MessageReceiptsContract {
    Instant NOW = Some.NOW;
    Duration LIFE = Duration.ofMinutes(2);

    MessageReceipts receipts();

    Outbox outbox();

    MessageHistory history();

    MessageBearers bearers();

    @BeforeEach
    default void nothing_waits_from_earlier_tests() {
        outbox().expire(NOW.plus(Duration.ofDays(10_000)));
        receipts().forgetStrangers(NOW.plus(Duration.ofDays(10_000)));
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageState.class,
            names = {"DELIVERED", "UNDELIVERED", "EXPIRED", "REJECTED"})
    default void news_of_an_end_bring_the_message_there(MessageState end) {
        MessageId id = sent("tw", "SM1" + end);

        assertThat(told("tw", end, "SM1" + end)).isEqualTo(Fate.MOVED);

        assertThat(line(id).state()).isEqualTo(end);
        assertThat(line(id).attempts().get(0).state()).contains(end);
        assertThat(line(id).attempts().get(0).stateAt()).contains(NOW);
    }

    @Test
    default void the_same_news_twice_change_nothing() {
        MessageId id = sent("tw", "SM2");
        told("tw", MessageState.DELIVERED, "SM2");
        MessageLine before = line(id);

        assertThat(receipts().apply(news("tw", MessageState.DELIVERED, "SM2"), NOW.plusSeconds(5)))
                .isEqualTo(Fate.OLD);

        assertThat(line(id)).isEqualTo(before);
    }

    @Test
    default void nothing_goes_backwards() {
        MessageId id = sent("tw", "SM3");
        told("tw", MessageState.DELIVERED, "SM3");

        for (MessageState late : MessageState.values()) {
            if (late != MessageState.QUEUED) {
                assertThat(told("tw", late, "SM3")).isEqualTo(Fate.OLD);
            }
        }

        assertThat(line(id).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    default void what_nobody_knows_is_no_news() {
        MessageId id = sent("tw", "SM4");

        assertThat(told("tw", MessageState.UNKNOWN, "SM4")).isEqualTo(Fate.OLD);

        assertThat(line(id).state()).isEqualTo(MessageState.SENT);
        assertThat(line(id).attempts().get(0).state()).isEmpty();
    }

    @Test
    default void news_are_of_the_gateway_that_tells_them() {
        MessageId id = sent("tw", "SM5");

        assertThat(told("ib", MessageState.DELIVERED, "SM5")).isEqualTo(Fate.STRANGER);

        assertThat(line(id).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    default void a_message_is_known_by_our_own_name_too() {
        MessageId id = settled(DeliveryOutcome.UNKNOWN, "ib", Optional.empty());
        assertThat(line(id).state()).isEqualTo(MessageState.UNKNOWN);

        assertThat(told("ib", MessageState.SENT, id.value().toString())).isEqualTo(Fate.MOVED);
        assertThat(line(id).state()).isEqualTo(MessageState.SENT);
        assertThat(told("ib", MessageState.DELIVERED, "other", id.value().toString()))
                .isEqualTo(Fate.MOVED);
        assertThat(line(id).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    default void any_of_several_names_will_do() {
        MessageId id = sent("smpp", "2027164802");

        assertThat(told("smpp", MessageState.DELIVERED, "78d41482", "2027164802"))
                .isEqualTo(Fate.MOVED);

        assertThat(line(id).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    default void what_a_gateway_refused_cannot_arrive() {
        MessageId id = settled(DeliveryOutcome.BAD_NUMBER, "tw", Optional.of("SM6"));

        assertThat(told("tw", MessageState.DELIVERED, "SM6")).isEqualTo(Fate.STRANGER);

        assertThat(line(id).state()).isEqualTo(MessageState.REJECTED);
    }

    @Test
    default void news_that_come_before_the_message_is_written_down_are_kept_for_it() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        assertThat(told("tw", MessageState.DELIVERED, "SM7")).isEqualTo(Fate.STRANGER);
        assertThat(receipts().takeArrivedEarly()).isEmpty();

        settle(id, DeliveryOutcome.SENT, "tw", Optional.of("SM7"), false);

        assertThat(receipts().takeArrivedEarly()).containsExactly(news("tw", MessageState.DELIVERED, "SM7"));
        assertThat(receipts().takeArrivedEarly()).isEmpty();
    }

    @Test
    default void early_news_are_taken_by_one_only() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        told("tw", MessageState.SENT, "SM8");
        told("tw", MessageState.DELIVERED, "SM8");
        settle(id, DeliveryOutcome.SENT, "tw", Optional.of("SM8"), false);

        List<DeliveryReport> taken = AtOnce.call(8, caller -> receipts().takeArrivedEarly()).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(taken)
                .containsExactlyInAnyOrder(
                        news("tw", MessageState.SENT, "SM8"), news("tw", MessageState.DELIVERED, "SM8"));
    }

    @Test
    default void news_of_strangers_are_forgotten_after_a_while_and_not_before() {
        told("tw", MessageState.DELIVERED, "nobody");
        told("tw", MessageState.DELIVERED, "nobody");

        assertThat(receipts().forgetStrangers(NOW.plus(MessageReceipts.PATIENCE)))
                .isZero();
        assertThat(receipts().forgetStrangers(NOW.plus(MessageReceipts.PATIENCE).plusSeconds(1)))
                .isEqualTo(1);
    }

    @Test
    default void fifty_news_at_once_in_any_order_end_right() {
        for (int round = 0; round < 10; round++) {
            String name = "race-" + round;
            MessageId id = sent("tw", name);
            List<MessageState> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(
                        switch (i % 3) {
                            case 0 -> MessageState.SENT;
                            case 1 -> MessageState.DELIVERED;
                            default -> MessageState.UNKNOWN;
                        });
            }
            Collections.shuffle(all, new Random(round));

            List<Fate> fates = AtOnce.call(50, caller -> told("tw", all.get(caller), name));

            assertThat(line(id).state()).isEqualTo(MessageState.DELIVERED);
            assertThat(fates).doesNotContain(Fate.STRANGER);
            assertThat(fates.stream().filter(Fate.MOVED::equals).count()).isBetween(1L, 2L);
        }
    }

    @Test
    default void of_two_ends_at_once_one_holds() {
        for (int round = 0; round < 20; round++) {
            String name = "ends-" + round;
            MessageId id = sent("tw", name);

            List<Fate> fates = AtOnce.call(
                    8, caller -> told("tw", caller % 2 == 0 ? MessageState.DELIVERED : MessageState.UNDELIVERED, name));

            assertThat(fates).containsOnlyOnce(Fate.MOVED);
            assertThat(line(id).attempts().get(0).state()).contains(line(id).state());
        }
    }

    @Test
    default void a_code_that_did_not_arrive_goes_to_the_others_once() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("r1"), true);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();

        told("tg", MessageState.EXPIRED, "r1");

        assertThat(line(id).state()).isEqualTo(MessageState.QUEUED);
        SealedMessage again = claim(NOW).get(0);
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.text()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(again.passedOver()).containsExactly("tg");
        settleClaimed(id, DeliveryOutcome.SENT, "tw", Optional.of("SM9"), true);
        told("tw", MessageState.UNDELIVERED, "SM9");
        assertThat(line(id).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    default void a_code_that_nobody_could_bring_goes_nowhere_else() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("r0"), true);
        receipts().apply(hopeless("r0"), NOW.plusSeconds(2));

        assertThat(line(id).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();

        MessageId other = added(MessagePurpose.SIGN_IN_CODE, NOW);
        assertThat(receipts().apply(hopeless("r00"), NOW)).isEqualTo(Fate.STRANGER);
        settle(other, DeliveryOutcome.SENT, "tg", Optional.of("r00"), true);
        List<DeliveryReport> early = receipts().takeArrivedEarly();
        assertThat(early).containsExactly(hopeless("r00"));
        receipts().apply(early.get(0), NOW.plusSeconds(2));
        assertThat(claim(NOW.plusSeconds(30))).as("told too early").isEmpty();
    }

    private static DeliveryReport hopeless(String name) {
        return new DeliveryReport("tg", Set.of(name), MessageState.UNDELIVERED, Optional.of("30005"), true, false);
    }

    @Test
    default void it_goes_to_the_others_once_however_many_tell_it_at_once() {
        for (int round = 0; round < 10; round++) {
            String name = "over-" + round;
            MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
            settle(id, DeliveryOutcome.SENT, "tg", Optional.of(name), true);

            AtOnce.run(
                    8, caller -> told("tg", caller % 2 == 0 ? MessageState.EXPIRED : MessageState.UNDELIVERED, name));

            assertThat(claim(NOW)).extracting(SealedMessage::id).containsExactly(id);
            settleClaimed(id, DeliveryOutcome.SENT, "tw", Optional.of("tw-" + name), true);
        }
    }

    @Test
    default void a_code_that_arrived_goes_nowhere_else() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("r2"), true);

        told("tg", MessageState.DELIVERED, "r2");
        told("tg", MessageState.EXPIRED, "r2");

        assertThat(line(id).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    default void a_code_whose_text_was_not_kept_goes_nowhere_else() {
        MessageId id = sent("tg", "r3");

        told("tg", MessageState.EXPIRED, "r3");

        assertThat(line(id).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    default void a_code_that_another_has_replaced_goes_nowhere_else() {
        PhoneNumber phone = Some.phone();
        MessageId id = added(phone, MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("r4"), true);
        MessageId newer = added(phone, MessagePurpose.SIGN_IN_CODE, NOW.plusSeconds(1));
        settle(newer, DeliveryOutcome.SENT, "tg", Optional.of("r5"), false);

        told("tg", MessageState.EXPIRED, "r4");

        assertThat(line(id).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    default void a_code_that_is_nearly_dead_goes_nowhere_else() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("r6"), true);

        receipts().apply(news("tg", MessageState.EXPIRED, "r6"), NOW.plus(LIFE).minusSeconds(20));

        assertThat(line(id).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(claim(NOW.plusSeconds(119))).isEmpty();
    }

    @Test
    default void what_was_kept_aside_is_erased_with_everything_else() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("r7"), true);
        outbox().expire(NOW.plus(LIFE));

        told("tg", MessageState.EXPIRED, "r7");

        assertThat(line(id).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    default void a_late_delivery_stops_the_other_gateway_if_it_has_not_begun() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, DeliveryOutcome.UNKNOWN, "ib", Optional.empty(), false);
        assertThat(line(id).state()).isEqualTo(MessageState.UNKNOWN);
        told("ib", MessageState.DELIVERED, id.value().toString());

        assertThat(line(id).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(claim(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    default void the_list_is_masked_and_latest_first_in_pages() {
        MessageId first = sent("list", "l1");
        MessageId second = sent("list", "l2");
        told("list", MessageState.DELIVERED, "l2");
        MessageHistory.Filter all = new MessageHistory.Filter(Optional.empty(), Optional.of("list"));

        List<MessageLine> page = history().list(all, Optional.empty(), 1);
        assertThat(page).extracting(MessageLine::id).containsExactly(second);
        assertThat(page.get(0).recipient().orElseThrow()).matches("\\+7\\*\\*\\*[0-9]{2}");
        assertThat(history().list(all, Optional.of(page.get(0).number()), 1))
                .extracting(MessageLine::id)
                .containsExactly(first);
        assertThat(history()
                        .list(
                                new MessageHistory.Filter(Optional.of(MessageState.SENT), Optional.of("list")),
                                Optional.empty(),
                                10))
                .extracting(MessageLine::id)
                .containsExactly(first);
    }

    @Test
    default void whoever_has_taken_a_message_last_is_its_bearer() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        assertThat(bearers().of(id)).isEmpty();
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("b1"), true);
        assertThat(bearers().of(id)).contains(new MessageBearers.Bearer("tg", "b1"));

        told("tg", MessageState.EXPIRED, "b1");
        List<SealedMessage> unused = claim(NOW);
        settleClaimed(id, DeliveryOutcome.SENT, "tw", Optional.of("b2"), true);

        assertThat(bearers().of(id)).contains(new MessageBearers.Bearer("tw", "b2"));
        assertThat(bearers().of(settled(DeliveryOutcome.UNKNOWN, "tg", Optional.of("b3"))))
                .isEmpty();
        assertThat(bearers().of(settled(DeliveryOutcome.SENT, "tg", Optional.empty())))
                .isEmpty();
        assertThat(bearers().of(MessageId.random(new SecureRandom()))).isEmpty();
    }

    @Test
    default void news_are_of_the_turn_in_which_their_gateway_has_sent_the_message() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        assertThat(turnOf("tg", id.value().toString())).isEmpty();
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("t1"), true);
        told("tg", MessageState.EXPIRED, "t1");
        List<SealedMessage> unused = claim(NOW);
        settleClaimed(id, DeliveryOutcome.UNKNOWN, "ib", Optional.empty(), true);

        assertThat(turnOf("tg", "t1")).contains(new Turn(id, false));
        assertThat(turnOf("ib", "other", id.value().toString())).contains(new Turn(id, true));
        assertThat(turnOf("ib", "t1")).isEmpty();
        MessageId refused = settled(DeliveryOutcome.BAD_NUMBER, "tg", Optional.of("t2"));
        assertThat(turnOf("tg", "t2", refused.value().toString())).isEmpty();
    }

    /** One gateway was surely not the one, and of the other it was never written down that it had the message. */
    @Test
    default void only_who_may_have_sent_a_message_has_had_a_turn() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        List<SealedMessage> interrupted = claim(NOW.plusSeconds(1));
        List<SealedMessage> again = claim(NOW.plusSeconds(62));
        assertThat(interrupted).hasSize(1);
        assertThat(again).hasSize(1);
        Handover.Tried none = new Handover.Tried("ib", NOW, GatewayAnswer.of(DeliveryOutcome.UNREACHABLE));
        Handover.Tried sent = new Handover.Tried(
                "tg", NOW, new GatewayAnswer(DeliveryOutcome.SENT, Optional.of("t3"), Optional.empty()));
        Handover handover = new Handover("tg", DeliveryOutcome.SENT, List.of(none, sent), false);
        outbox().settle(List.of(new Outbox.Attempt(id, handover, NOW)), NOW);

        assertThat(turnOf("tg", "t3")).contains(new Turn(id, false));
    }

    @Test
    default void early_news_of_a_refund_are_kept_whatever_else_they_say() {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        told("tg", MessageState.EXPIRED, "e1");
        receipts().apply(refunded(MessageState.EXPIRED, "e1"), NOW);
        receipts().apply(refunded(MessageState.UNKNOWN, "e1"), NOW);
        settle(id, DeliveryOutcome.SENT, "tg", Optional.of("e1"), false);

        assertThat(receipts().takeArrivedEarly())
                .contains(refunded(MessageState.EXPIRED, "e1"), refunded(MessageState.UNKNOWN, "e1"));
    }

    private static DeliveryReport refunded(MessageState state, String name) {
        return new DeliveryReport("tg", Set.of(name), state, Optional.empty(), false, true);
    }

    private Optional<Turn> turnOf(String gateway, String... names) {
        return receipts().turnOf(news(gateway, MessageState.EXPIRED, names));
    }

    private Fate told(String gateway, MessageState state, String... names) {
        return receipts().apply(news(gateway, state, names), NOW);
    }

    private static DeliveryReport news(String gateway, MessageState state, String... names) {
        return new DeliveryReport(gateway, Set.of(names), state, Optional.empty());
    }

    private MessageId sent(String gateway, String providerId) {
        return settled(DeliveryOutcome.SENT, gateway, Optional.of(providerId));
    }

    private MessageId settled(DeliveryOutcome outcome, String gateway, Optional<String> providerId) {
        MessageId id = added(MessagePurpose.SIGN_IN_CODE, NOW);
        settle(id, outcome, gateway, providerId, false);
        return id;
    }

    private MessageId added(MessagePurpose purpose, Instant at) {
        return added(Some.phone(), purpose, at);
    }

    private MessageId added(PhoneNumber phone, MessagePurpose purpose, Instant at) {
        MessageId id = MessageId.random(new SecureRandom());
        outbox().add(new SealedMessage(id, phone, purpose, new byte[] {1, 2, 3}, at, at.plus(LIFE)));
        return id;
    }

    private void settle(
            MessageId id, DeliveryOutcome outcome, String gateway, Optional<String> providerId, boolean another) {
        List<SealedMessage> unused = claim(NOW.plusSeconds(1));
        settleClaimed(id, outcome, gateway, providerId, another);
    }

    private void settleClaimed(
            MessageId id, DeliveryOutcome outcome, String gateway, Optional<String> providerId, boolean another) {
        GatewayAnswer answer = new GatewayAnswer(outcome, providerId, Optional.empty());
        Handover handover = new Handover(gateway, outcome, List.of(new Handover.Tried(gateway, NOW, answer)), another);
        outbox().settle(List.of(new Outbox.Attempt(id, handover, NOW)), NOW);
    }

    private List<SealedMessage> claim(Instant now) {
        return outbox().claim(Channel.SMS, 10, Duration.ofMinutes(1), now);
    }

    private MessageLine line(MessageId id) {
        return history()
                .list(new MessageHistory.Filter(Optional.empty(), Optional.empty()), Optional.empty(), 1_000)
                .stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
