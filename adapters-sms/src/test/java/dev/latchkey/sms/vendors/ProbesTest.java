package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sms.gateways.Checkup;
import dev.latchkey.sms.gateways.Checkup.Found;
import dev.latchkey.sms.gateways.FakeVendor;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking at gateways without sending anything. */
@Timeout(60)
class ProbesTest {
    private final FakeVendor vendor = new FakeVendor();

    @AfterEach
    void close() {
        vendor.close();
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look(
                        new Twilio(),
                        Map.of("ACCOUNT", "AC1", "TOKEN", "sesame", "FROM", "Brand"),
                        "/2010-04-01/Accounts/AC1/Balance.json",
                        "{\"account_sid\":\"AC1\",\"balance\":\"7.5\",\"currency\":\"USD\"}",
                        401,
                        "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}"),
                new Look(
                        new Twilio(),
                        Map.of("ACCOUNT", "AC1", "KEY", "SK1", "TOKEN", "sesame", "FROM", "Brand"),
                        "/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json",
                        "{\"incoming_phone_numbers\":[],\"page\":0}",
                        401,
                        "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}"),
                new Look(
                        new Vonage(),
                        Map.of("KEY", "abcd1234", "SECRET", "sesame", "FROM", "Brand"),
                        "/account/get-balance",
                        "{\"value\":10.17,\"autoReload\":false}",
                        401,
                        "{\"error-code\":\"401\"}"),
                new Look(
                        new Infobip(),
                        Map.of("KEY", "sesame", "FROM", "Brand"),
                        "/account/1/balance",
                        "{\"balance\":12.5,\"currency\":\"EUR\"}",
                        401,
                        "{\"errorCode\":\"E401\"}"),
                new Look(
                        new SmsAero(),
                        Map.of("LOGIN", "ops@example.org", "KEY", "sesame", "FROM", "Brand"),
                        "/v2/auth",
                        "{\"success\":true,\"data\":null,\"message\":\"Successful authorization.\"}",
                        200,
                        "{\"success\":false,\"message\":\"Your request was made with invalid credentials.\"}"),
                new Look(
                        new SmscRu(),
                        Map.of("KEY", "sesame"),
                        "/sys/balance.php",
                        "{\"balance\":\"120.50\"}",
                        200,
                        "{\"error\":\"authorise error\",\"error_code\":2}"),
                new Look(
                        new SmsRu(),
                        Map.of("KEY", "sesame"),
                        "/auth/check",
                        "{\"status\":\"OK\",\"status_code\":100}",
                        200,
                        "{\"status\":\"ERROR\",\"status_code\":301}"),
                new Look(
                        new TelegramGateway(),
                        Map.of("TOKEN", "sesame"),
                        "/checkVerificationStatus",
                        "{\"ok\":false,\"error\":\"REQUEST_ID_INVALID\"}",
                        200,
                        "{\"ok\":false,\"error\":\"ACCESS_TOKEN_INVALID\"}"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_vendor_shows_whether_it_knows_us_and_is_asked_for_nothing_else(Look look) {
        vendor.answers(200, look.known);
        assertThat(found(look)).isEqualTo(Found.KNOWN);
        vendor.answers(look.status, look.unknown);
        assertThat(found(look)).isEqualTo(Found.REFUSED);

        assertThat(vendor.received())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.uri().getPath()).isEqualTo(look.path));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void trouble_is_told_apart(Look look) {
        vendor.answers(200, "<h1>Welcome</h1>");
        assertThat(found(look)).isEqualTo(Found.STRANGE);
        vendor.answers(200, "{}");
        assertThat(found(look)).isIn(Found.STRANGE, Found.REFUSED);
        vendor.answers(402, "");
        assertThat(found(look)).isEqualTo(Found.EMPTY);
        assertThat(found(look, "http://127.0.0.1:1", "8s")).isEqualTo(Found.AWAY);
        vendor.keepsSilent();
        assertThat(found(look, vendor.url(), "300ms")).isEqualTo(Found.SILENT);
    }

    @Test
    void a_gateway_that_could_take_every_question_for_a_message_is_asked_nothing() {
        Look look = new Look(new GenericHttp(), Map.of(), "", "", 0, "");

        assertThat(found(look, vendor.url() + "/send?to={{phone}}", "8s")).isEqualTo(Found.REACHED);
        assertThat(found(look, "http://127.0.0.1:1/send?to={{phone}}", "8s")).isEqualTo(Found.AWAY);
        assertThat(vendor.received()).isEmpty();
    }

    private Found found(Look look) {
        return found(look, vendor.url(), "8s");
    }

    private static Found found(Look look, String url, String timeout) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(look.kind));
        values.putAll(look.settings);
        values.put("URL", url);
        values.put(Gateways.TIMEOUT, timeout);
        Checkup checkup = look.kind
                .check(new GatewayValues(values), GatewayTools.standard())
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        return checkup.found();
    }

    /** How one vendor is looked at. */
    record Look(
            GatewayKind kind, Map<String, String> settings, String path, String known, int status, String unknown) {}
}
