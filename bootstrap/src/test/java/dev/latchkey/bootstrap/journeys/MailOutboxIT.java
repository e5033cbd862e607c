package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.email.MailTexts;
import dev.latchkey.email.TestMailServer;
import dev.latchkey.email.TestMailServer.Received;
import dev.latchkey.email.TestMailServer.Stage;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.persistence.messages.PostgresOutbox;
import dev.latchkey.security.AesGcmSealer;
import dev.latchkey.security.MasterSecret;
import dev.latchkey.security.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mail from the transaction that needs it to a real mail server. */
@Timeout(300)
class MailOutboxIT {
    private static final int MAILS = 200;
    private static final int IN_FLIGHT = 4;
    private static final URI LINK = URI.create("https://id.example.org/verify?token=3kTzHq-_9sesame");

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final JdbiTransactions transactions = new JdbiTransactions(database);
    private final TestMailServer server = TestMailServer.plain();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
        database.close();
    }

    @Test
    void a_letter_arrives_and_nothing_of_it_stays() throws Exception {
        try (Product product = Product.start(url, settings())) {
            server.refuse(Stage.RECIPIENT, 451, "greylisted");
            queue(1);

            Until.within(60, () -> server.received().size() == 1);
            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 1);

            Received mail = server.received().get(0);
            assertThat(mail.from()).isEqualTo("no-reply@example.org");
            assertThat(mail.to()).containsExactly("reader-0@example.org");
            assertThat(mail.message().getSubject()).isEqualTo("Confirm your e-mail address for Example");
            assertThat(mail.text()).contains(LINK.toString());
            assertThat(mail.html()).contains(LINK.toString());
            assertThat(rows.number("SELECT attempts FROM outbox_message")).isEqualTo(2);
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE text IS NOT NULL"))
                    .isZero();
            assertThat(product.client()
                            .get("/health")
                            .json()
                            .at("/parts/mail/status")
                            .asText())
                    .isEqualTo("up");
        }
    }

    @Test
    void waiting_mail_cannot_be_read_by_who_has_the_database() {
        queue(1);

        assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE text IS NOT NULL"
                        + " AND position('sesame' IN encode(text, 'escape')) = 0"))
                .isEqualTo(1);
    }

    @Test
    void a_letter_of_a_transaction_that_is_rolled_back_is_not_sent() {
        try {
            Object unused = transactions.inOne(() -> {
                queueLetter(0);
                throw new IllegalStateException("No");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("No");
        }

        assertThat(rows.count("outbox_message")).isZero();
    }

    @Test
    void two_instances_send_every_mail_once() {
        server.takeTime(5);
        queue(MAILS);

        try (Product one = Product.start(url, settings());
                Product other = Product.start(url, settings())) {
            assertThat(one.port()).isNotEqualTo(other.port());
            Until.within(120, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == MAILS);
        }

        assertThat(server.received()).hasSize(MAILS);
        assertThat(readers()).hasSize(MAILS);
        assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE attempts <> 1 OR text IS NOT NULL"))
                .isZero();
    }

    @Test
    void kill_9_loses_no_mail_and_repeats_only_what_was_under_way() {
        server.takeTime(20);
        queue(MAILS);
        Jar jar = Jar.start(directory.resolve("data"), Product.settings(url, settings()));
        Until.within(60, () -> server.received().size() >= 20);
        jar.kill();
        int before = server.received().size();
        assertThat(before).isLessThan(MAILS);

        // As if the lease of what was under way had run out.
        rows.run("UPDATE outbox_message SET due_at = now() WHERE state = 'sending'");
        try (Product next = Product.start(url, settings())) {
            Until.within(120, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == MAILS);
            assertThat(next.client().get("/health").status()).isEqualTo(200);
        }

        assertThat(readers()).hasSize(MAILS);
        // Being handed over, and handed over but not yet written down.
        assertThat(server.received()).hasSizeLessThanOrEqualTo(MAILS + 2 * IN_FLIGHT);
    }

    @Test
    void without_a_server_letters_are_printed() {
        try (Product product = Product.start(url, Map.of("BRAND_NAME", "Example"))) {
            queue(1);

            String line = product.phones().line(printed -> printed.startsWith("MAIL to"));

            assertThat(line).isEqualTo("MAIL to reader-0@example.org: Confirm your e-mail address for Example " + LINK);
        }
    }

    @Test
    void a_mail_server_that_is_away_is_told_of_and_nothing_else_suffers() {
        try (Product product = Product.start(
                url, Map.of("SMTP_URL", "smtp://localhost:1?starttls=off", "MAIL_FROM", "a@example.org"))) {
            queue(1);

            Until.within(
                    60,
                    () -> product.client()
                            .get("/health")
                            .json()
                            .at("/parts/mail/status")
                            .asText()
                            .equals("down"));
            assertThat(product.client().get("/health").status()).isEqualTo(200);
            assertThat(product.reception().newMember().me().get("status").asText())
                    .isEqualTo("active");
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "SMTP_URL",
                "smtp://localhost:" + server.port() + "?starttls=off",
                "MAIL_FROM",
                "Example <no-reply@example.org>",
                "BRAND_NAME",
                "Example",
                "MAIL_IN_FLIGHT",
                "" + IN_FLIGHT,
                "DEFAULT_REGION",
                "GB");
    }

    private Set<List<String>> readers() {
        return server.received().stream().map(Received::to).collect(Collectors.toSet());
    }

    private void queue(int count) {
        Object unused = transactions.inOne(() -> {
            IntStream.range(0, count).forEach(this::queueLetter);
            return count;
        });
    }

    private void queueLetter(int reader) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        new QueueLetter(
                        new MailTexts("Example", Language.EN),
                        new PostgresOutbox(new Sql(database)),
                        new AesGcmSealer(Secrets.only(MasterSecret.of(Product.SECRET_KEY)), random),
                        random)
                .queue(new Letter(
                        new EmailAddress("reader-" + reader + "@example.org"),
                        LetterKind.VERIFY_EMAIL,
                        Optional.of(LINK),
                        Optional.empty(),
                        now.minusSeconds(1),
                        now.plusSeconds(3600),
                        Map.of()));
    }
}
