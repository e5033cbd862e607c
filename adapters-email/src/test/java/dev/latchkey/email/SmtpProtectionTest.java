package dev.latchkey.email;

import static dev.latchkey.email.SmtpMailerTest.mailTo;
import static dev.latchkey.email.SmtpMailerTest.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.email.SmtpCheck.SmtpUnusable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS and passwords on the way to the server; each failure sends nothing and says what it was. */
@Timeout(120)
class SmtpProtectionTest {
    private static final Sender FROM = Sender.parse("no-reply@example.org");
    private static final TestCertificate OURS = TestCertificate.of("dns:localhost");
    private static final TestCertificate OF_ANOTHER_NAME = TestCertificate.of("dns:mx.example.net");

    @TempDir
    Path directory;

    @Test
    void a_mail_goes_through_starttls_and_is_signed_for() throws Exception {
        try (TestMailServer server = TestMailServer.starttls(OURS)) {
            SmtpServer known = trusting(OURS, "smtp", server.port(), TestMailServer.PASSWORD);

            assertThat(SmtpCheck.of(known, FROM)).isEqualTo("with STARTTLS, signed in");
            assertThat(outcome(known)).isEqualTo(DeliveryOutcome.SENT);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void a_mail_goes_through_tls_from_the_first_byte() throws Exception {
        try (TestMailServer server = TestMailServer.tls(OURS)) {
            SmtpServer known = trusting(OURS, "smtps", server.port(), TestMailServer.PASSWORD);

            assertThat(SmtpCheck.of(known, FROM)).isEqualTo("with TLS, signed in");
            assertThat(outcome(known)).isEqualTo(DeliveryOutcome.SENT);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void a_certificate_that_nobody_has_heard_of_is_not_trusted() throws Exception {
        try (TestMailServer server = TestMailServer.starttls(OURS);
                TestMailServer tls = TestMailServer.tls(OURS)) {
            SmtpUrl url = url("smtp", server.port(), TestMailServer.PASSWORD);
            assertRefused(new SmtpServer(url, Optional.empty()), "a certificate that is not trusted");
            SmtpUrl other = url("smtps", tls.port(), TestMailServer.PASSWORD);
            assertRefused(new SmtpServer(other, Optional.empty()), "a certificate that is not trusted");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_name_is_not_trusted() throws Exception {
        try (TestMailServer server = TestMailServer.starttls(OF_ANOTHER_NAME);
                TestMailServer tls = TestMailServer.tls(OF_ANOTHER_NAME)) {
            assertRefused(
                    trusting(OF_ANOTHER_NAME, "smtp", server.port(), TestMailServer.PASSWORD), "for another name");
            assertRefused(trusting(OF_ANOTHER_NAME, "smtps", tls.port(), TestMailServer.PASSWORD), "for another name");
            assertThat(server.received()).isEmpty();
            assertThat(tls.received()).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_told_and_not_repeated() throws Exception {
        try (TestMailServer server = TestMailServer.starttls(OURS)) {
            SmtpServer stranger = trusting(OURS, "smtp", server.port(), "opensesame");

            assertThatThrownBy(() -> SmtpCheck.of(stranger, FROM))
                    .isInstanceOf(SmtpUnusable.class)
                    .hasMessageContaining("refuses the user name or the password")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("opensesame"));
            assertThat(outcome(stranger)).isEqualTo(DeliveryOutcome.FAILED);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_to_a_server_that_offers_no_tls() throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            assertRefused(
                    new SmtpServer(SmtpUrl.parse("smtp://localhost:" + server.port()), Optional.empty()),
                    "offers no STARTTLS");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_password_is_not_said_before_tls() throws Exception {
        try (ScriptedServer server = new ScriptedServer("EHLO", "250 AUTH PLAIN LOGIN")) {
            SmtpUrl url =
                    SmtpUrl.parse("smtp://user:sesame@localhost:" + server.url().port());

            assertRefused(new SmtpServer(url, Optional.empty()), "offers no STARTTLS");

            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void the_wrong_port_for_tls_is_told() throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            assertRefused(trusting(OURS, "smtps", server.port(), "p"), "smtps:// begins with TLS (port 465)");
        }
    }

    @Test
    void a_server_that_knows_no_passwords_is_told() throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            SmtpUrl url = SmtpUrl.parse("smtp://user:sesame@localhost:" + server.port() + "?starttls=off");

            assertThatThrownBy(() -> SmtpCheck.of(new SmtpServer(url, Optional.empty()), FROM))
                    .isInstanceOf(SmtpUnusable.class)
                    .hasMessageContaining("offers no way to sign in");
        }
    }

    @Test
    void a_host_that_does_not_exist_is_told() throws Exception {
        assertRefused(new SmtpServer(SmtpUrl.parse("smtp://mx.invalid"), Optional.empty()), "there is no host");
    }

    @Test
    void a_file_without_certificates_is_refused() throws Exception {
        assertThatThrownBy(() -> Certificates.in(directory.resolve("none.pem")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot be read");
        assertThatThrownBy(() -> Certificates.in(Files.writeString(directory.resolve("empty.pem"), "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has no certificates in PEM");
        assertThatThrownBy(() -> Certificates.in(Files.writeString(directory.resolve("odd.pem"), "odd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has no certificates in PEM");
    }

    private static void assertRefused(SmtpServer server, String why) throws Exception {
        assertThatThrownBy(() -> SmtpCheck.of(server, FROM))
                .isInstanceOf(SmtpUnusable.class)
                .hasMessageContaining(why);
        assertThat(outcome(server)).isEqualTo(DeliveryOutcome.FAILED);
    }

    private static DeliveryOutcome outcome(SmtpServer server) throws Exception {
        try (SmtpMailer mailer = new SmtpMailer(server, FROM, 1)) {
            return sent(mailer, mailTo("anna@example.org"));
        }
    }

    private SmtpServer trusting(TestCertificate certificate, String scheme, int port, String password) {
        return new SmtpServer(url(scheme, port, password), Optional.of(Certificates.in(certificate.pem(directory))));
    }

    private static SmtpUrl url(String scheme, int port, String password) {
        return SmtpUrl.parse(
                scheme + "://" + encoded(TestMailServer.USER) + ":" + encoded(password) + "@localhost:" + port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
