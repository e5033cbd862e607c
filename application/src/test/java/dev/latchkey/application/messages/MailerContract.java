package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.MailText;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMail;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Mailer} promises, whoever carries its mail. */
public interface MailerContract {

    /** A mailer that takes every mail. */
    Mailer mailer();

    /** A mailer whose other side has not answered when {@link Mailer#send} returns, and need not answer in this test. */
    Mailer slowMailer();

    @Test
    default void has_a_name_that_can_be_relied_on() {
        assertThat(mailer().name()).matches("[a-z][a-z0-9_]*").isEqualTo(mailer().name());
    }

    @Test
    @Timeout(60)
    default void tells_that_a_mail_was_taken() throws Exception {
        CompletableFuture<DeliveryOutcome> answer = mailer().send(mail()).toCompletableFuture();

        assertThat(answer.get(50, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.SENT);
    }

    @Test
    @Timeout(10)
    default void does_not_hold_the_caller_while_the_other_side_takes_its_time() {
        Mailer slow = slowMailer();

        List<CompletableFuture<DeliveryOutcome>> answers = IntStream.range(0, 4)
                .mapToObj(i -> slow.send(mail()))
                .map(CompletionStage::toCompletableFuture)
                .toList();

        assertThat(answers).noneMatch(CompletableFuture::isDone);
    }

    /** A mail like any other. */
    static OutgoingMail mail() {
        return new OutgoingMail(
                MessageId.random(new SecureRandom()),
                new EmailAddress("anna@example.org"),
                MessagePurpose.VERIFY_EMAIL,
                new MailText("Confirm your address", "Open the link", "<p>Open the link</p>"),
                Optional.of(URI.create("https://id.example.org/verify?token=t")),
                Some.NOW,
                Some.NOW.plusSeconds(3600));
    }
}
