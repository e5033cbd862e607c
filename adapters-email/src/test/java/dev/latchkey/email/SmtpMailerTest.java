package dev.latchkey.email;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.latchkey.application.messages.Mailer;
import dev.latchkey.application.messages.MailerContract;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.MailText;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMail;
import dev.latchkey.email.TestMailServer.Received;
import dev.latchkey.email.TestMailServer.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(120)
class SmtpMailerTest implements MailerContract {
    private static final Sender FROM = Sender.parse("Пример <no-reply@example.org>");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestMailServer server = opened(TestMailServer.plain());

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Override
    public Mailer mailer() {
        return to(plain());
    }

    @Override
    public Mailer slowMailer() {
        return to(scripted("", ScriptedServer.SILENCE).url());
    }

    @Test
    void a_mail_arrives_in_both_forms_and_all_letters() throws Exception {
        assertThat(sent(mailer(), mail("Код — ✓", "Привет, мир\n", "<p>Привет, <b>мир</b></p>")))
                .isEqualTo(DeliveryOutcome.SENT);

        Received mail = server.received().get(0);
        assertThat(mail.from()).isEqualTo("no-reply@example.org");
        assertThat(mail.to()).containsExactly("anna@example.org");
        assertThat(mail.message().getSubject()).isEqualTo("Код — ✓");
        assertThat(mail.text().replace("\r\n", "\n")).isEqualTo("Привет, мир\n");
        assertThat(mail.html()).isEqualTo("<p>Привет, <b>мир</b></p>");
        assertThat(mail.message().getFrom()[0]).hasToString("=?UTF-8?B?0J/RgNC40LzQtdGA?= <no-reply@example.org>");
    }

    @Test
    void a_mail_says_what_it_is_and_when_it_was_written() throws Exception {
        OutgoingMail mail = mail("s", "t", "h");

        assertThat(sent(mailer(), mail)).isEqualTo(DeliveryOutcome.SENT);
        assertThat(sent(mailer(), mail)).isEqualTo(DeliveryOutcome.SENT);

        Received first = server.received().get(0);
        assertThat(first.header("Message-ID"))
                .isEqualTo("<" + mail.id().value() + "@example.org>")
                .isEqualTo(server.received().get(1).header("Message-ID"));
        assertThat(first.message().getSentDate().toInstant()).isEqualTo(mail.createdAt());
        assertThat(first.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(first.header("MIME-Version")).isEqualTo("1.0");
        assertThat(first.message().getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void no_word_of_a_mail_becomes_a_header() throws Exception {
        assertThat(sent(mailer(), mail("Hi\r\nBcc: all@example.org", "t", "h"))).isEqualTo(DeliveryOutcome.SENT);

        assertThat(server.received()).hasSize(1);
        assertThat(server.received().get(0).to()).containsExactly("anna@example.org");
        assertThat(server.received().get(0).message().getHeader("Bcc")).isNull();
    }

    @Test
    void a_line_with_a_full_stop_does_not_end_a_mail() throws Exception {
        assertThat(sent(mailer(), mail("s", "one\n.\nRCPT TO:<all@example.org>\n..two\n", "h")))
                .isEqualTo(DeliveryOutcome.SENT);

        assertThat(server.received().get(0).text().replace("\r\n", "\n"))
                .isEqualTo("one\n.\nRCPT TO:<all@example.org>\n..two\n");
    }

    @ParameterizedTest
    @CsvSource({
        "FROM, 451, FAILED",
        "FROM, 553, REJECTED",
        "FROM, 530, FAILED",
        "RECIPIENT, 450, FAILED",
        "RECIPIENT, 550, REJECTED",
        "DATA, 421, FAILED",
        "DATA, 452, FAILED",
        "DATA, 554, REJECTED"
    })
    void the_servers_reply_says_whether_to_try_again(Stage stage, int code, DeliveryOutcome outcome) throws Exception {
        server.refuse(stage, code, "5.1.1 anna@example.org is not here");

        assertThat(sent(mailer(), mailTo("anna@example.org"))).isEqualTo(outcome);
        assertThat(server.received()).isEmpty();

        assertThat(sent(mailer(), mailTo("anna@example.org"))).isEqualTo(DeliveryOutcome.SENT);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA"})
    void whoever_hangs_up_before_the_end_of_a_mail_has_not_taken_it(String point) throws Exception {
        assertThat(sent(to(scripted(point, ScriptedServer.HANG_UP).url()), mailTo("anna@example.org")))
                .isEqualTo(DeliveryOutcome.FAILED);
    }

    @Test
    void whoever_hangs_up_after_the_end_of_a_mail_may_have_taken_it() throws Exception {
        assertThat(sent(to(scripted(".", ScriptedServer.HANG_UP).url()), mailTo("anna@example.org")))
                .isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void whoever_says_nothing_after_the_end_of_a_mail_may_have_taken_it() throws Exception {
        assertThat(sent(to(scripted(".", ScriptedServer.SILENCE).url()), mailTo("anna@example.org")))
                .isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_longer_than_ten_seconds() throws Exception {
        long begun = System.nanoTime();

        assertThat(sent(to(scripted("RCPT", ScriptedServer.SILENCE).url()), mailTo("anna@example.org")))
                .isEqualTo(DeliveryOutcome.FAILED);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(40));
    }

    @Test
    void a_refusal_after_the_end_of_a_mail_is_believed() throws Exception {
        assertThat(sent(to(scripted(".", "451 later").url()), mailTo("anna@example.org")))
                .isEqualTo(DeliveryOutcome.FAILED);
        assertThat(sent(to(scripted(".", "554 never").url()), mailTo("anna@example.org")))
                .isEqualTo(DeliveryOutcome.REJECTED);
    }

    @Test
    void a_server_that_is_away_is_told_of_until_it_is_back() throws Exception {
        SmtpMailer away = to(SmtpUrl.parse("smtp://localhost:1?starttls=off"));
        assertThat(away.trouble()).isEmpty();

        assertThat(sent(away, mailTo("anna@example.org"))).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(away.trouble()).contains("nobody listens at localhost:1");

        SmtpMailer moody = to(plain());
        server.refuse(Stage.DATA, 451, "later");
        assertThat(sent(moody, mailTo("anna@example.org"))).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(moody.trouble()).contains("localhost:" + server.port() + " answers 451");
        assertThat(sent(moody, mailTo("anna@example.org"))).isEqualTo(DeliveryOutcome.SENT);
        assertThat(moody.trouble()).isEmpty();
    }

    @Test
    void a_mail_that_is_refused_for_good_is_no_trouble_of_ours() throws Exception {
        SmtpMailer mailer = to(plain());
        server.refuse(Stage.RECIPIENT, 550, "no such user");

        assertThat(sent(mailer, mailTo("anna@example.org"))).isEqualTo(DeliveryOutcome.REJECTED);

        assertThat(mailer.trouble()).isEmpty();
    }

    @Test
    void more_mails_than_connections_arrive_one_after_the_other() throws Exception {
        server.takeTime(20);
        SmtpMailer mailer = opened(new SmtpMailer(new SmtpServer(plain(), Optional.empty()), FROM, 2));

        List<CompletableFuture<DeliveryOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(mailer.send(mailTo("anna@example.org")).toCompletableFuture());
        }

        for (CompletableFuture<DeliveryOutcome> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.SENT);
        }
        assertThat(server.received()).hasSize(20);
    }

    @Test
    void what_waits_when_it_is_closed_is_left_to_others() throws Exception {
        SmtpMailer mailer = new SmtpMailer(
                new SmtpServer(scripted("RCPT", ScriptedServer.SILENCE).url(), Optional.empty()), FROM, 1);
        var unused = mailer.send(mailTo("anna@example.org"));
        var waiting = mailer.send(mailTo("anna@example.org")).toCompletableFuture();

        mailer.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.FAILED);
        assertThat(sent(mailer, mailTo("anna@example.org"))).isEqualTo(DeliveryOutcome.FAILED);
    }

    @Test
    void neither_texts_nor_addresses_nor_the_servers_words_are_logged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.latchkey");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        Level before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        try {
            server.refuse(Stage.RECIPIENT, 550, "5.1.1 anna@example.org: no such user here");
            assertThat(sent(mailer(), mail("sesame", "sesame", "sesame"))).isEqualTo(DeliveryOutcome.REJECTED);
            server.refuse(Stage.DATA, 450, "4.2.0 anna@example.org sesame");
            assertThat(sent(mailer(), mail("sesame", "sesame", "sesame"))).isEqualTo(DeliveryOutcome.FAILED);
        } finally {
            root.detachAppender(log);
            ours.setLevel(before);
        }

        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
                .anyMatch(line -> line.contains("a***@example.org is refused: 550 5.1.1"))
                .anyMatch(line -> line.contains("answers 450 4.2.0"))
                .noneMatch(line -> line.contains("sesame") || line.contains("anna@"));
    }

    private SmtpUrl plain() {
        return SmtpUrl.parse("smtp://localhost:" + server.port() + "?starttls=off");
    }

    private SmtpMailer to(SmtpUrl url) {
        return opened(new SmtpMailer(new SmtpServer(url, Optional.empty()), FROM, 8));
    }

    private ScriptedServer scripted(String point, String reply) {
        try {
            return opened(new ScriptedServer(point, reply));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    static DeliveryOutcome sent(Mailer mailer, OutgoingMail mail) throws Exception {
        return mailer.send(mail).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static OutgoingMail mailTo(String address) {
        return mail(address, new MailText("Subject", "Text", "<p>HTML</p>"));
    }

    private static OutgoingMail mail(String subject, String text, String html) {
        return mail("anna@example.org", new MailText(subject, text, html));
    }

    private static OutgoingMail mail(String address, MailText text) {
        Instant now = Instant.parse("2031-05-17T09:30:15Z");
        return new OutgoingMail(
                new MessageId(UUID.randomUUID()),
                new EmailAddress(address),
                MessagePurpose.VERIFY_EMAIL,
                text,
                Optional.empty(),
                now,
                now.plusSeconds(3600));
    }
}
