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

class SmsAeroTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new SmsAero();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("LOGIN", "ops@example.org", "KEY", "sesame-key", "FROM", "SMS Aero");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-key", "b3BzQGV4YW1wbGUub3JnOnNlc2FtZS1rZXk=");
    }

    @Override
    protected Said success() {
        return new Said(200, """
                {"success":true,"data":{"id":38291,"from":"SMS Aero","number":"79123456789","text":"4071","status":0,
                "extendStatus":"queue","channel":"FREE SIGN","cost":"5.49","dateCreate":1,"dateSend":1},"message":null}""");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("38291");
    }

    @Override
    protected Stream<Refusal> refusals() {
        String rejected = "{\"success\":true,\"data\":{\"id\":1,\"status\":6},\"message\":null}";
        return Stream.of(
                refusal(400, invalid("number", "incorrect"), DeliveryOutcome.BAD_NUMBER),
                refusal(200, invalid("number", "incorrect"), DeliveryOutcome.BAD_NUMBER),
                refusal(400, invalid("sign", "not approved"), DeliveryOutcome.SENDER_REJECTED),
                refusal(400, invalid("text", "too short"), DeliveryOutcome.CONTENT_REJECTED),
                refusal(401, no("Your request was made with invalid credentials."), DeliveryOutcome.AUTH),
                refusal(200, no("Your request was made with invalid credentials."), DeliveryOutcome.AUTH),
                refusal(no("Not enough money"), DeliveryOutcome.NO_FUNDS),
                refusal("{\"result\":\"no credits\"}", DeliveryOutcome.NO_FUNDS),
                refusal("{\"result\":\"reject\",\"reason\":\"empty field\"}", DeliveryOutcome.REJECTED),
                refusal(no("Something new"), DeliveryOutcome.REJECTED),
                refusal(rejected, DeliveryOutcome.REJECTED));
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/v2/sms/send");
        assertThat(request.header("Authorization")).isEqualTo("Basic b3BzQGV4YW1wbGUub3JnOnNlc2FtZS1rZXk=");
        assertThat(request.form())
                .isEqualTo(Map.of("number", "79123456789", "sign", "SMS Aero", "text", message.text()));
    }

    private static String invalid(String field, String why) {
        return "{\"success\":false,\"data\":{\"" + field + "\":[\"" + why + "\"]},\"message\":\"Validation error.\"}";
    }

    private static String no(String words) {
        return "{\"success\":false,\"data\":null,\"message\":\"" + words + "\"}";
    }
}
