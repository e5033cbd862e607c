package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.HttpVendorContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TwilioTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new Twilio();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("ACCOUNT", "AC0123", "TOKEN", "sesame-token", "FROM", "+15005550006");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-token");
    }

    @Override
    protected Said success() {
        return new Said(201, """
                {"sid":"SM0af1","status":"queued","to":"+79123456789","from":"+15005550006","num_segments":"2",
                "price":null,"error_code":null,"error_message":null,"uri":"/2010-04-01/x.json"}""");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("SM0af1");
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                error(401, 20003, DeliveryOutcome.AUTH),
                error(404, 20404, DeliveryOutcome.AUTH),
                error(429, 20429, DeliveryOutcome.RATE_LIMIT),
                error(400, 21611, DeliveryOutcome.RATE_LIMIT),
                error(400, 30001, DeliveryOutcome.RATE_LIMIT),
                error(400, 21211, DeliveryOutcome.BAD_NUMBER),
                error(400, 21604, DeliveryOutcome.BAD_NUMBER),
                error(400, 30005, DeliveryOutcome.BAD_NUMBER),
                error(400, 21614, DeliveryOutcome.NOT_MOBILE),
                error(400, 30006, DeliveryOutcome.NOT_MOBILE),
                error(400, 21612, DeliveryOutcome.UNREACHABLE),
                error(400, 30003, DeliveryOutcome.UNREACHABLE),
                error(400, 21408, DeliveryOutcome.BLOCKED_DESTINATION),
                error(400, 30004, DeliveryOutcome.BLOCKED_DESTINATION),
                error(400, 30450, DeliveryOutcome.BLOCKED_DESTINATION),
                error(403, 60410, DeliveryOutcome.BLOCKED_DESTINATION),
                error(400, 21610, DeliveryOutcome.OPTED_OUT),
                error(400, 21606, DeliveryOutcome.SENDER_REJECTED),
                error(400, 21212, DeliveryOutcome.SENDER_REJECTED),
                error(400, 30034, DeliveryOutcome.SENDER_REJECTED),
                error(400, 21602, DeliveryOutcome.CONTENT_REJECTED),
                error(400, 30007, DeliveryOutcome.CONTENT_REJECTED),
                error(400, 30410, DeliveryOutcome.FAILED),
                error(400, 21999, DeliveryOutcome.REJECTED),
                error(500, 20500, DeliveryOutcome.UNKNOWN),
                refusal(
                        201,
                        "{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":30006}",
                        DeliveryOutcome.NOT_MOBILE),
                refusal(
                        201,
                        "{\"sid\":\"SM1\",\"status\":\"undelivered\",\"error_code\":null}",
                        DeliveryOutcome.REJECTED));
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/2010-04-01/Accounts/AC0123/Messages.json");
        assertThat(request.header("Authorization")).isEqualTo("Basic QUMwMTIzOnNlc2FtZS10b2tlbg==");
        assertThat(request.form())
                .isEqualTo(Map.of(
                        "To", "+79123456789",
                        "From", "+15005550006",
                        "Body", message.text(),
                        "ValidityPeriod", "120"));
    }

    @Test
    void a_messaging_service_and_an_api_key_will_do_too() {
        Map<String, String> values = new TreeMap<>(settings());
        values.putAll(Map.of("URL", vendor.url(), "TIMEOUT", "8s", "KEY", "SK9", "FROM", "MG77"));

        sent(kind().open(new GatewayValues(values), TOOLS), message());

        assertThat(vendor.last().form())
                .containsEntry("MessagingServiceSid", "MG77")
                .doesNotContainKey("From");
        assertThat(vendor.last().header("Authorization")).isEqualTo("Basic U0s5OnNlc2FtZS10b2tlbg==");
    }

    private static Refusal error(int status, int code, DeliveryOutcome means) {
        return refusal(
                status,
                "{\"code\":" + code + ",\"message\":\"No\",\"more_info\":\"https://x\",\"status\":" + status + "}",
                means);
    }
}
