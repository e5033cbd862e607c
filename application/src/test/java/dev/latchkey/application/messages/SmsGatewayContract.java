package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link SmsGateway} promises, whoever carries its messages. */
public interface SmsGatewayContract {

    /** A gateway that takes every message. */
    SmsGateway gateway();

    /** A gateway whose other side has not answered when {@link SmsGateway#send} returns, and need not answer in this test. */
    SmsGateway slowGateway();

    @Test
    default void has_a_name_that_can_be_relied_on() {
        assertThat(gateway().name())
                .matches("[a-z][a-z0-9_]*")
                .isEqualTo(gateway().name());
    }

    @Test
    @Timeout(30)
    default void tells_that_a_message_was_taken() throws Exception {
        CompletableFuture<GatewayAnswer> answer = gateway().send(message()).toCompletableFuture();

        assertThat(answer.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(DeliveryOutcome.SENT);
    }

    @Test
    @Timeout(10)
    default void does_not_hold_the_caller_while_the_other_side_takes_its_time() {
        SmsGateway slow = slowGateway();

        List<CompletableFuture<GatewayAnswer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> slow.send(message()))
                .map(CompletionStage::toCompletableFuture)
                .toList();

        assertThat(answers).noneMatch(CompletableFuture::isDone);
    }

    private static OutgoingMessage message() {
        return new OutgoingMessage(
                MessageId.random(new SecureRandom()),
                Some.phone(),
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                Some.NOW,
                Some.NOW.plusSeconds(120));
    }
}
