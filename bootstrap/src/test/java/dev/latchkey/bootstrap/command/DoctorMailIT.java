package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.email.TestCertificate;
import dev.latchkey.email.TestMailServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorMailIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TestCertificate certificate = TestCertificate.of("dns:localhost");
    private final TestMailServer server = TestMailServer.starttls(certificate);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void goes_all_the_way_to_a_server_that_is_as_it_should_be() {
        assertThat(doctor(TestMailServer.PASSWORD, certificate.pem(directory).toString()))
                .isZero();

        assertThat(printed())
                .containsPattern("ok +mail +smtp://.*:\\*\\*\\*@localhost:\\d+: with STARTTLS, signed in")
                .doesNotContain(TestMailServer.PASSWORD);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void says_that_the_password_is_wrong_and_not_which_it_is() {
        assertThat(doctor("sesame", certificate.pem(directory).toString())).isEqualTo(1);

        assertThat(printed())
                .containsPattern("WRONG +mail +localhost:\\d+ refuses the user name or the password of SMTP_URL")
                .doesNotContain("sesame");
    }

    @Test
    void says_that_the_certificate_is_not_trusted() {
        assertThat(doctor(TestMailServer.PASSWORD, "")).isEqualTo(1);

        assertThat(printed()).containsPattern("WRONG +mail +.*shows a certificate that is not trusted");
    }

    @Test
    void says_that_there_are_no_certificates_in_the_file() {
        assertThat(doctor(TestMailServer.PASSWORD, directory.resolve("none.pem").toString()))
                .isEqualTo(1);

        assertThat(printed()).containsPattern("WRONG +mail +SMTP_CA_FILE cannot be read");
    }

    private int doctor(String password, String certificates) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATA_DIR",
                directory.resolve("data").toString(),
                "SMTP_URL",
                "smtp://" + TestMailServer.USER + ":"
                        + URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20") + "@localhost:"
                        + server.port(),
                "MAIL_FROM",
                "no-reply@example.org"));
        if (!certificates.isEmpty()) {
            environment.put("SMTP_CA_FILE", certificates);
        }
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Latchkey.run(
                new Latchkey.Machine(directory.resolve(".env"), environment, stream, stream),
                "doctor",
                "--set",
                "HTTP_PORT=0");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
