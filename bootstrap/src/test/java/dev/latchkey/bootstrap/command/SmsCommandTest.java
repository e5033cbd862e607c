package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sms.gateways.FakeVendor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeVendor smsaero = new FakeVendor();
    private final FakeVendor smsc = new FakeVendor();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory;

    SmsCommandTest() {
        smsaero.answers(200, "{\"success\":false,\"data\":null,\"message\":\"Not enough money\"}");
        smsc.answers(200, "{\"id\":\"61\",\"cnt\":1}");
        environment.putAll(Map.of(
                "SMS_ROUTES", "7=smsaero@4s,smsc:My Brand;77=smsc;*=console",
                "SMS_SMSAERO_URL", smsaero.url(),
                "SMS_SMSAERO_LOGIN", "ops@example.org",
                "SMS_SMSAERO_KEY", "sesame",
                "SMS_SMSAERO_FROM", "Brand",
                "SMS_SMSC_URL", smsc.url(),
                "SMS_SMSC_KEY", "sesame",
                "SMS_CONSOLE_DELAY", "0"));
    }

    @AfterEach
    void close() {
        smsaero.close();
        smsc.close();
        assertThat(printed() + complained()).doesNotContain("sesame");
        assertThat(directory.resolve("data")).as("no database is needed").doesNotExist();
    }

    @Test
    void says_what_would_be_tried_and_asks_nobody() {
        assertThat(run("sms", "routes", "8 (912) 345-67-89")).isZero();

        assertThat(printed())
                .contains("+79123456789 goes by the route 7=")
                .containsPattern("1\\. +smsaero +Brand +4s")
                .containsPattern("2\\. +smsc +My Brand +8s")
                .containsPattern("A code in ru: \\d segments? \\(ucs-2");
        assertThat(smsaero.received()).isEmpty();
        assertThat(smsc.received()).isEmpty();
    }

    @Test
    void senders_that_networks_cut_are_told() {
        environment.put("SMS_ROUTES", "*=smsaero:ElevenChars,smsc:TwelveLetter,telegram:a_channel_of_telegram");
        environment.put("SMS_SMSAERO_FROM", "+1234567890123456");
        environment.put("TELEGRAM_GATEWAY_TOKEN", "sesame");

        assertThat(run("sms", "routes", "+79123456789")).isZero();
        assertThat(printed())
                .contains("but smsc sends as TwelveLetter")
                .doesNotContain("but smsaero")
                .doesNotContain("but telegram");

        environment.put("SMS_ROUTES", "*=smsaero");
        assertThat(run("sms", "routes", "+79123456789")).isZero();
        assertThat(printed()).contains("but smsaero sends as +1234567890123456");
    }

    @Test
    void says_what_it_would_cost_and_whether_the_number_is_served() {
        environment.put("SMS_SMSC_PRICE", "77=9,*=2.5/message");
        assertThat(run("sms", "routes", "+79123456789")).isZero();
        assertThat(printed())
                .containsPattern("smsaero .* 0\\.00")
                .containsPattern("smsc .* 2\\.50")
                .contains("of the kind mobile in RU")
                .doesNotContain("not served");

        assertThat(run("sms", "routes", "+77012345678")).isZero();
        assertThat(printed()).containsPattern("smsc .* 9\\.00").contains("in KZ, which is not served: SMS_COUNTRIES");
    }

    @Test
    void the_longest_beginning_decides() {
        assertThat(run("sms", "routes", "+77012345678")).isZero();
        assertThat(printed()).contains("by the route 77=").doesNotContain("smsaero");

        assertThat(run("sms", "routes", "+4915112345678")).isZero();
        assertThat(printed()).contains("by the route *=").contains("console");
    }

    @Test
    void sends_by_the_route_and_says_what_each_gateway_said() {
        assertThat(run("sms", "test", "+79123456789")).isZero();

        assertThat(printed())
                .containsPattern("smsaero +no_funds")
                .containsPattern("smsc +sent +61")
                .contains("It was taken by smsc.");
        assertThat(smsc.received()).hasSize(1);
        assertThat(smsc.last().form()).containsEntry("phones", "79123456789");
    }

    @Test
    void sends_through_one_gateway_only_and_says_when_it_does_not_take_it() {
        assertThat(run("sms", "test", "+79123456789", "--gateway", "smsaero")).isEqualTo(1);

        assertThat(printed()).containsPattern("smsaero +no_funds").contains("It was not surely sent.");
        assertThat(smsc.received()).isEmpty();
    }

    @Test
    void says_where_receipts_come_to_and_makes_no_key_for_it() {
        environment.put("SMS_SMSAERO_RECEIPT_SECRET", "the-end-of-the-address");
        environment.put("PUBLIC_URL", "https://id.example.org");
        assertThat(run("sms", "routes", "+79123456789")).isZero();

        assertThat(printed())
                .contains(
                        "Receipts of smsaero come to https://id.example.org/sms/receipts/smsaero/the-end-of-the-address")
                .contains("Receipts of smsc: their address is known once the server has run");

        environment.put("SECRET_KEY", "vT2hQm8ZpK4xWc7RbN1sJd9gLf5aYe3uXo6iBk0C");
        assertThat(run("sms", "routes", "+79123456789")).isZero();
        assertThat(printed())
                .containsPattern(
                        "Receipts of smsc come to https://id.example.org/sms/receipts/smsc/[A-Za-z0-9_-]{32}\n");
    }

    @Test
    void the_console_prints() {
        assertThat(run("sms", "test", "+79123456789", "--gateway", "console")).isZero();

        assertThat(printed()).contains("SMS to +79123456789: ");
    }

    @Test
    void what_cannot_be_done_is_told() {
        assertThat(run("sms")).isEqualTo(2);
        assertThat(complained()).contains("routes, test or why");
        assertThat(run("sms", "test", "12")).isEqualTo(2);
        assertThat(complained()).contains("This is no phone");
        assertThat(run("sms", "test", "+79123456789", "--gateway", "pigeon")).isEqualTo(2);
        assertThat(complained()).contains("There is no gateway called pigeon");
        assertThat(run("sms", "test", "+79123456789", "--gateway", "twilio")).isEqualTo(1);
        assertThat(complained()).contains("The gateway twilio needs SMS_TWILIO_ACCOUNT");
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        environment.put("DATA_DIR", directory.resolve("data").toString());
        return Latchkey.run(
                new Latchkey.Machine(directory.resolve(".env"), environment, stream(out), stream(err)), args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
