package dev.latchkey.application.messages.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellVendorsTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(memory);
    private final InMemoryReceipts receipts = new InMemoryReceipts(memory, outbox);
    private final List<String> told = new ArrayList<>();
    private final TellVendors tell = telling(Set.of("telegram"));

    @Test
    void a_vendor_that_wants_to_hear_of_it_is_told_the_code_once() {
        tell.note(sentBy("telegram", "r1"), "4071", Some.NOW);
        tell.note(sentBy("smsc", "17"), "5180", Some.NOW);
        assertThat(told).isEmpty();

        tell.tell();
        tell.tell();

        assertThat(told).containsExactly("telegram r1 4071");
    }

    @Test
    void a_code_that_is_typed_before_it_is_known_who_sent_it_is_told_later() {
        MessageId id = added();
        tell.note(id, "4071", Some.NOW);
        tell.tell();
        assertThat(told).isEmpty();

        settle(id, "telegram", "r2");
        tell.tell();

        assertThat(told).containsExactly("telegram r2 4071");
    }

    @Test
    void after_a_minute_it_is_given_up() {
        MessageId id = added();
        tell.note(id, "4071", Some.NOW);
        clock.advance(TellVendors.PATIENCE);
        tell.tell();

        settle(id, "telegram", "r3");
        tell.tell();

        assertThat(told).isEmpty();
    }

    @Test
    void no_code_is_remembered_where_nobody_wants_to_hear_of_it() {
        List<MessageId> asked = new ArrayList<>();
        MessageBearers nobody = id -> {
            asked.add(id);
            return Optional.empty();
        };
        TellVendors deaf = new TellVendors(nobody, (gateway, name, code) -> told.add(gateway), Set.of(), clock);

        deaf.note(added(), "4071", Some.NOW);
        deaf.tell();

        assertThat(asked).isEmpty();
    }

    @Test
    void so_many_at_once_are_passed_over_and_so_few_told_at_a_time() {
        MessageId id = sentBy("telegram", "r4");
        for (int i = 0; i < TellVendors.MOST + 500; i++) {
            tell.note(id, "4071", Some.NOW);
        }

        tell.tell();
        assertThat(told).hasSize(TellVendors.AT_A_TIME);
        for (int i = 0; i < 20; i++) {
            tell.tell();
        }

        assertThat(told).hasSize(TellVendors.MOST);
    }

    private TellVendors telling(Set<String> listening) {
        return new TellVendors(
                receipts::bearerOf,
                (gateway, name, code) -> told.add(gateway + " " + name + " " + code),
                listening,
                clock);
    }

    private MessageId sentBy(String gateway, String name) {
        MessageId id = added();
        settle(id, gateway, name);
        return id;
    }

    private MessageId added() {
        MessageId id = MessageId.random(new SecureRandom());
        outbox.add(new SealedMessage(
                id, Some.phone(), MessagePurpose.SIGN_IN_CODE, new byte[] {1}, Some.NOW, Some.NOW.plusSeconds(120)));
        return id;
    }

    private void settle(MessageId id, String gateway, String name) {
        GatewayAnswer answer = GatewayAnswer.sent(name);
        Handover handover = new Handover(
                gateway, DeliveryOutcome.SENT, List.of(new Handover.Tried(gateway, Some.NOW, answer)), false);
        outbox.settle(List.of(new Outbox.Attempt(id, handover, Some.NOW.plus(Duration.ofMinutes(1)))), Some.NOW);
    }
}
