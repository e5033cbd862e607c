package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.HttpVendorContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TelegramGatewayTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new TelegramGateway();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("TOKEN", "sesame-token", "FROM", "brand_channel");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-token");
    }

    @Override
    protected Said success() {
        return new Said(200, """
                {"ok":true,"result":{"request_id":"r1","phone_number":"+79123456789","request_cost":0.01,
                "delivery_status":{"status":"sent","updated_at":1734000000}}}""");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("r1");
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                error("ACCESS_TOKEN_INVALID", DeliveryOutcome.AUTH),
                error("ACCESS_TOKEN_REQUIRED", DeliveryOutcome.AUTH),
                error("PHONE_NUMBER_INVALID", DeliveryOutcome.BAD_NUMBER),
                error("PHONE_NUMBER_NOT_FOUND", DeliveryOutcome.UNREACHABLE),
                error("PHONE_NUMBER_NOT_AVAILABLE", DeliveryOutcome.UNREACHABLE),
                error("BALANCE_NOT_ENOUGH", DeliveryOutcome.NO_FUNDS),
                error("FLOOD_WAIT", DeliveryOutcome.RATE_LIMIT),
                error("FLOOD_WAIT_17", DeliveryOutcome.RATE_LIMIT),
                error("SENDER_USERNAME_INVALID", DeliveryOutcome.SENDER_REJECTED),
                error("SENDER_NOT_VERIFIED", DeliveryOutcome.SENDER_REJECTED),
                error("SENDER_NOT_OWNED", DeliveryOutcome.SENDER_REJECTED),
                error("MESSAGE_ALREADY_SENT", DeliveryOutcome.DUPLICATE),
                error("PHONE_NUMBER_MISMATCH", DeliveryOutcome.REJECTED),
                error("CODE_INVALID", DeliveryOutcome.REJECTED),
                error("CODE_LENGTH_INVALID", DeliveryOutcome.REJECTED),
                error("PAYLOAD_INVALID", DeliveryOutcome.REJECTED),
                error("CALLBACK_URL_INVALID", DeliveryOutcome.REJECTED),
                error("TTL_INVALID", DeliveryOutcome.REJECTED),
                error("REQUEST_ID_INVALID", DeliveryOutcome.REJECTED),
                error("UNKNOWN_METHOD", DeliveryOutcome.REJECTED));
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/sendVerificationMessage");
        assertThat(request.header("Authorization")).isEqualTo("Bearer sesame-token");
        assertThat(request.body())
                .isEqualTo("{\"phone_number\":\"+79123456789\",\"code\":\"4071\",\"ttl\":120,\"payload\":\""
                        + message.id().value() + "\",\"sender_username\":\"brand_channel\"}");
    }

    @Test
    void carries_codes_and_nothing_else() {
        OutgoingMessage code = message();
        OutgoingMessage notice = new OutgoingMessage(
                code.id(),
                code.phone(),
                MessagePurpose.PHONE_CHANGED,
                "Your account of 2026 has a new number",
                code.createdAt(),
                code.expiresAt());

        assertThat(gateway().carries(code)).isTrue();
        assertThat(gateway().carries(notice)).isFalse();
    }

    @Test
    void its_settings_are_called_after_telegram() {
        assertThat(kind().settings().stream().map(setting -> setting.nameFor(kind())))
                .containsExactly("TELEGRAM_GATEWAY_URL", "TELEGRAM_GATEWAY_TOKEN", "SMS_TELEGRAM_FROM");
    }

    private static Refusal error(String error, DeliveryOutcome means) {
        return refusal("{\"ok\":false,\"error\":\"" + error + "\"}", means);
    }
}
