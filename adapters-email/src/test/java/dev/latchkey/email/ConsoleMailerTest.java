package dev.latchkey.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Mailer;
import dev.latchkey.application.messages.MailerContract;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.MailText;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMail;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleMailerTest implements MailerContract {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, false, StandardCharsets.UTF_8);
    private final CountDownLatch read = new CountDownLatch(1);

    @AfterEach
    void somebody_reads_on() {
        read.countDown();
    }

    @Override
    public Mailer mailer() {
        return new ConsoleMailer(console, false);
    }

    /** Nobody reads what is printed. */
    @Override
    public Mailer slowMailer() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) {
                try {
                    read.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        return new ConsoleMailer(new PrintStream(full, true, StandardCharsets.UTF_8), false);
    }

    @Test
    void prints_one_line_with_the_link() throws Exception {
        assertThat(sent(mailer(), Optional.of(URI.create("https://id.example.org/v?t=3kTz"))))
                .isEqualTo(DeliveryOutcome.SENT);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("MAIL to anna@example.org: Подтвердите адрес https://id.example.org/v?t=3kTz\n");
    }

    @Test
    void prints_the_subject_alone_where_there_is_no_link() throws Exception {
        assertThat(sent(mailer(), Optional.empty())).isEqualTo(DeliveryOutcome.SENT);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("MAIL to anna@example.org: Подтвердите адрес\n");
    }

    @Test
    void where_it_matters_it_keeps_links_to_itself_and_says_that_nobody_got_the_mail() throws Exception {
        Mailer secretive = new ConsoleMailer(console, true);

        assertThat(sent(secretive, Optional.of(URI.create("https://id.example.org/v?t=3kTz"))))
                .isEqualTo(DeliveryOutcome.REJECTED);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("MAIL to a***@example.org: Подтвердите адрес\n");
    }

    @Test
    void takes_nothing_once_it_is_closed() throws Exception {
        ConsoleMailer mailer = new ConsoleMailer(console, false);
        mailer.close();

        assertThat(sent(mailer, Optional.empty())).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(printed.size()).isZero();
    }

    private static DeliveryOutcome sent(Mailer mailer, Optional<URI> link) throws Exception {
        OutgoingMail mail = new OutgoingMail(
                new MessageId(UUID.randomUUID()),
                new EmailAddress("anna@example.org"),
                MessagePurpose.VERIFY_EMAIL,
                new MailText("Подтвердите\nадрес", "text", "html"),
                link,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));
        return mailer.send(mail).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
