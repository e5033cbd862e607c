package dev.latchkey.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.DeliverMessages;
import dev.latchkey.application.messages.InMemoryMessageSealer;
import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OutboxWorkerTest {
    private final InMemoryMessageSealer sealer = new InMemoryMessageSealer();
    private final InMemoryOutbox outbox = new InMemoryOutbox(new InMemoryTransactions());
    private final AtomicInteger failures = new AtomicInteger();
    private final Gateway gateway = new Gateway();
    private final Bell bell = new Bell();
    private final DeliverMessages deliver =
            new DeliverMessages(new Flaky(outbox, failures), sealer, gateway, () -> Some.NOW, 10);
    private final OutboxWorker worker = new OutboxWorker("outbox", deliver, bell);

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
    }

    @Test
    void sends_what_was_left_behind_and_what_comes_later() throws InterruptedException {
        MessageId before = queue();
        worker.start();
        assertThat(gateway.next()).isEqualTo(before);

        MessageId after = queue();
        bell.ring();
        assertThat(gateway.next()).isEqualTo(after);
        assertThat(worker.isWell()).isTrue();
    }

    @Test
    void looks_without_being_rung_too() throws InterruptedException {
        worker.start();
        Thread.sleep(50);

        MessageId quiet = queue();

        assertThat(gateway.next()).isEqualTo(quiet);
    }

    @Test
    void survives_a_database_that_is_away() throws InterruptedException {
        failures.set(2);
        MessageId message = queue();
        worker.start();

        assertThat(gateway.next()).isEqualTo(message);
        assertThat(failures).hasValueLessThanOrEqualTo(0);
    }

    @Test
    void is_not_well_while_the_database_is_away() throws InterruptedException {
        failures.set(Integer.MAX_VALUE);
        worker.start();

        for (int i = 0; worker.isWell() && i < 1000; i++) {
            Thread.sleep(10);
        }

        assertThat(worker.isWell()).isFalse();
    }

    @Test
    void stops_when_the_gateways_have_answered_and_their_answers_are_written_down() throws InterruptedException {
        MessageId message = queue();
        worker.start();
        gateway.next();

        CompletableFuture<Void> answer = CompletableFuture.runAsync(
                () -> gateway.answer(DeliveryOutcome.SENT),
                CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
        worker.stop();

        assertThat(answer).isDone();
        assertThat(outbox.keepsTextOf(message)).isFalse();
        assertThat(deliver.inFlight()).isZero();
    }

    @Test
    void takes_nothing_more_when_it_stops() throws InterruptedException {
        worker.start();
        worker.stop();

        MessageId late = queue();

        assertThat(gateway.isAskedWithin(Duration.ofMillis(700))).isFalse();
        assertThat(outbox.keepsTextOf(late)).isTrue();
    }

    private MessageId queue() {
        MessageId id = new MessageId(UUID.randomUUID());
        new QueueMessage(outbox, sealer)
                .queue(new OutgoingMessage(
                        id, Some.phone(), MessagePurpose.SIGN_IN_CODE, "1234", Some.NOW, Some.NOW.plusSeconds(60)));
        return id;
    }

    /** Answers when it is told to. */
    private static final class Gateway implements SmsGateway {
        private final BlockingQueue<MessageId> asked = new LinkedBlockingQueue<>();
        private final BlockingQueue<CompletableFuture<GatewayAnswer>> answers = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
            CompletableFuture<GatewayAnswer> answer = new CompletableFuture<>();
            answers.add(answer);
            asked.add(message.id());
            return answer.completeOnTimeout(GatewayAnswer.of(DeliveryOutcome.SENT), 1, TimeUnit.SECONDS);
        }

        MessageId next() throws InterruptedException {
            return asked.take();
        }

        boolean isAskedWithin(Duration time) throws InterruptedException {
            return asked.poll(time.toMillis(), TimeUnit.MILLISECONDS) != null;
        }

        void answer(DeliveryOutcome outcome) {
            answers.remove().complete(GatewayAnswer.of(outcome));
        }
    }

    /** Fails so many times first. */
    private record Flaky(Outbox outbox, AtomicInteger failures) implements Outbox {
        @Override
        public void add(SealedMessage message) {
            outbox.add(message);
        }

        @Override
        public List<SealedMessage> claim(Channel channel, int max, Duration lease, Instant now) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("away");
            }
            return outbox.claim(channel, max, lease, now);
        }

        @Override
        public void settle(List<Attempt> attempts, Instant now) {
            outbox.settle(attempts, now);
        }

        @Override
        public int expire(Instant now) {
            return outbox.expire(now);
        }
    }
}
