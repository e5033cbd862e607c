package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.HttpVendorContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VonageTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new Vonage();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("KEY", "a1b2c3d4", "SECRET", "sesame-secret", "FROM", "Brand");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-secret");
    }

    @Override
    protected Said success() {
        return new Said(200, """
                {"message-count":"1","messages":[{"to":"79123456789","message-id":"0A00","status":"0",
                "remaining-balance":"3.14","message-price":"0.03","network":"25001"}]}""");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("0A00");
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                error(1, DeliveryOutcome.RATE_LIMIT),
                error(10, DeliveryOutcome.RATE_LIMIT),
                error(2, DeliveryOutcome.REJECTED),
                error(3, DeliveryOutcome.REJECTED),
                error(22, DeliveryOutcome.REJECTED),
                error(23, DeliveryOutcome.REJECTED),
                error(77, DeliveryOutcome.REJECTED),
                error(4, DeliveryOutcome.AUTH),
                error(8, DeliveryOutcome.AUTH),
                error(11, DeliveryOutcome.AUTH),
                error(14, DeliveryOutcome.AUTH),
                error(32, DeliveryOutcome.AUTH),
                error(5, DeliveryOutcome.FAILED),
                error(6, DeliveryOutcome.UNREACHABLE),
                error(29, DeliveryOutcome.UNREACHABLE),
                error(7, DeliveryOutcome.OPTED_OUT),
                error(9, DeliveryOutcome.NO_FUNDS),
                error(12, DeliveryOutcome.CONTENT_REJECTED),
                error(15, DeliveryOutcome.SENDER_REJECTED),
                error(33, DeliveryOutcome.BAD_NUMBER),
                refusal(said(3, "Invalid value for parameter: to"), DeliveryOutcome.BAD_NUMBER),
                refusal(
                        "{\"messages\":[{\"status\":\"0\",\"message-id\":\"1\"},{\"status\":\"1\"}]}",
                        DeliveryOutcome.UNKNOWN));
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/sms/json");
        assertThat(request.form())
                .isEqualTo(Map.of(
                        "api_key", "a1b2c3d4",
                        "api_secret", "sesame-secret",
                        "from", "Brand",
                        "to", "79123456789",
                        "text", message.text(),
                        "type", "unicode",
                        "ttl", "120000",
                        "client-ref", message.id().value().toString()));
    }

    @Test
    void latin_letters_go_as_text() {
        sent(gateway(), message().withText("Your code: 4071"));

        assertThat(vendor.last().form()).containsEntry("type", "text");
    }

    private static Refusal error(int status, DeliveryOutcome means) {
        return refusal(said(status, "No"), means);
    }

    private static String said(int status, String words) {
        return "{\"message-count\":\"1\",\"messages\":[{\"status\":\"" + status + "\",\"error-text\":\"" + words
                + "\"}]}";
    }
}
