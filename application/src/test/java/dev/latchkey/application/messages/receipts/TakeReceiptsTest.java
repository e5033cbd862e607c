package dev.latchkey.application.messages.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessageProblem;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.MessageState;
import dev.latchkey.domain.shared.Refused;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which receipts give money back. */
class TakeReceiptsTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(memory);
    private final InMemoryReceipts receipts = new InMemoryReceipts(memory, outbox);
    private final List<Turn> refunds = new ArrayList<>();
    private final TakeReceipts take =
            new TakeReceipts((gateway, secret, call) -> Optional.empty(), receipts, refunds::addAll, memory, clock);

    @Test
    void a_refund_is_told_even_if_the_end_was_known_before() {
        MessageId id = sent("r1");
        take.take(expired("r1", false));
        assertThat(refunds).isEmpty();

        take.take(expired("r1", true));

        assertThat(refunds).containsExactly(new Turn(id, false));
    }

    @Test
    void a_refund_that_comes_before_its_message_is_written_down_is_told_then() {
        take.take(expired("r2", true));
        assertThat(refunds).isEmpty();
        MessageId id = sent("r2");

        assertThat(take.takeEarly()).isEqualTo(1);
        assertThat(take.takeEarly()).isZero();

        assertThat(refunds).containsExactly(new Turn(id, false));
    }

    @Test
    void what_is_of_no_message_or_from_nobody_gives_nothing_back() {
        MessageId unused = sent("r3");

        take.take(expired("other", true));
        take.take(new DeliveryReport("ib", Set.of("r3"), MessageState.EXPIRED, Optional.empty(), false, true));
        take.take(new DeliveryReport("tg", Set.of(), MessageState.EXPIRED, Optional.empty(), false, true));
        VendorCall forged = new VendorCall("POST", "https://id.example.org", Map.of(), Map.of(), new byte[0]);
        assertThatThrownBy(() -> take.call("tg", "secret", forged))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(MessageProblem.RECEIPT_REFUSED));

        assertThat(refunds).isEmpty();
    }

    private static DeliveryReport expired(String name, boolean refunded) {
        return new DeliveryReport("tg", Set.of(name), MessageState.EXPIRED, Optional.of("refunded"), false, refunded);
    }

    private MessageId sent(String name) {
        MessageId id = MessageId.random(new SecureRandom());
        outbox.add(new SealedMessage(
                id,
                Some.phone(),
                MessagePurpose.SIGN_IN_CODE,
                new byte[] {1},
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(2))));
        List<SealedMessage> unused = outbox.claim(Channel.SMS, 10, Duration.ofMinutes(1), clock.instant());
        Handover.Tried tried = new Handover.Tried("tg", clock.instant(), GatewayAnswer.sent(name));
        Handover handover = new Handover("tg", DeliveryOutcome.SENT, List.of(tried));
        outbox.settle(List.of(new Outbox.Attempt(id, handover, clock.instant())), clock.instant());
        return id;
    }
}
