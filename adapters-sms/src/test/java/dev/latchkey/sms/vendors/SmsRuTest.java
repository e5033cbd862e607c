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
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SmsRuTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new SmsRu();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("KEY", "sesame-key", "FROM", "Brand");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-key");
    }

    @Override
    protected Said success() {
        return new Said(200, """
                {"status":"OK","status_code":100,"sms":{"79123456789":
                {"status":"OK","status_code":100,"sms_id":"000000-10000000"}},"balance":4122.56}""");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("000000-10000000");
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                        error(DeliveryOutcome.AUTH, 200, 300, 301, 302, 303, 304, 305),
                        error(DeliveryOutcome.NO_FUNDS, 201),
                        error(DeliveryOutcome.BAD_NUMBER, 202),
                        error(DeliveryOutcome.CONTENT_REJECTED, 203, 205, 216),
                        error(DeliveryOutcome.SENDER_REJECTED, 204, 221),
                        error(DeliveryOutcome.RATE_LIMIT, 206, 230, 232),
                        error(DeliveryOutcome.UNREACHABLE, 207),
                        error(DeliveryOutcome.REJECTED, 208, 212, 213, 901, 902, 999),
                        error(DeliveryOutcome.OPTED_OUT, 209, 215),
                        error(DeliveryOutcome.BLOCKED_DESTINATION, 214, 233),
                        error(DeliveryOutcome.FAILED, 220, 500),
                        error(DeliveryOutcome.DUPLICATE, 231))
                .flatMap(each -> each);
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/sms/send");
        assertThat(request.form())
                .isEqualTo(Map.of(
                        "api_id", "sesame-key",
                        "to", "79123456789",
                        "msg", message.text(),
                        "from", "Brand",
                        "json", "1"));
    }

    /** Each code may stand at either level. */
    private static Stream<Refusal> error(DeliveryOutcome means, int... codes) {
        return IntStream.of(codes).boxed().flatMap(code -> {
            String error = "{\"status\":\"ERROR\",\"status_code\":" + code + ",\"status_text\":\"No\"}";
            String inside = "{\"status\":\"OK\",\"status_code\":100,\"sms\":{\"79123456789\":" + error + "}}";
            return Stream.of(refusal(error, means), refusal(inside, means));
        });
    }
}
