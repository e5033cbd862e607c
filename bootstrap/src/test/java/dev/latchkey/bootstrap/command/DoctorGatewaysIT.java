package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sms.gateways.FakeVendor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DoctorGatewaysIT {
    private static final String NOBODY = "127.0.0.1:1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FakeVendor vendor = new FakeVendor();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void asks_each_gateway_whether_it_knows_us_and_sends_nothing() {
        vendor.answers(200, "{\"balance\":\"120.50\"}");

        assertThat(doctor("7=smsc;*=http,smsc", Map.of("SMS_HTTP_URL", vendor.url() + "/send?key=unmistakable")))
                .isZero();

        assertThat(printed())
                .containsPattern("ok +messages +go through")
                .containsPattern("ok +smsc +lets us in at " + vendor.url())
                .containsPattern("note +http +is there at " + vendor.url())
                .doesNotContain("unmistakable");
        assertThat(vendor.received()).hasSize(1);
        assertThat(vendor.last().uri().getPath()).isEqualTo("/sys/balance.php");
    }

    @Test
    void says_what_is_wrong_with_each_in_plain_words() {
        vendor.answers(200, "{\"error\":\"authorise error\",\"error_code\":2}");

        int code = doctor(
                "*=smsc,infobip,smpp",
                Map.of(
                        "SMS_INFOBIP_URL", "http://" + NOBODY,
                        "SMS_INFOBIP_KEY", "unmistakable",
                        "SMS_INFOBIP_FROM", "Brand",
                        "SMS_SMPP_URL", "smpp://" + NOBODY,
                        "SMS_SMPP_LOGIN", "us",
                        "SMS_SMPP_PASSWORD", "unmistak",
                        "SMS_SMPP_FROM", "Brand"));

        assertThat(code).isEqualTo(1);
        assertThat(printed())
                .containsPattern("WRONG +smsc +does not let us in \\(2\\): see the settings SMS_SMSC_")
                .containsPattern("WRONG +infobip +cannot be reached at http://" + NOBODY)
                .containsPattern("WRONG +smpp +cannot be reached at smpp://" + NOBODY)
                .doesNotContain("unmistak");
    }

    @Test
    void waits_for_none_of_them_longer_than_ten_seconds() {
        vendor.keepsSilent();
        long begun = System.nanoTime();

        assertThat(doctor("*=smsc,smsru", Map.of("SMS_SMSRU_KEY", "k", "SMS_SMSRU_URL", vendor.url())))
                .isEqualTo(1);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        assertThat(printed())
                .containsPattern("WRONG +smsc +is there at .* and does not answer")
                .containsPattern("WRONG +smsru +is there at .* and does not answer");
    }

    private int doctor(String routes, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATA_DIR", directory.resolve("data").toString());
        environment.put("SMS_ROUTES", routes);
        environment.put("SMS_SMSC_URL", vendor.url());
        environment.put("SMS_SMSC_KEY", "unmistakable");
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
