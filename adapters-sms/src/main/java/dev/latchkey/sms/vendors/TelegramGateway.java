package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.Feedback;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewaySetting;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.HttpVendor;
import dev.latchkey.sms.gateways.Probe;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.VendorAnswer;
import dev.latchkey.sms.gateways.VendorRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Telegram Gateway: our code in a chat of Telegram. Carries codes only, and says so when a phone has no Telegram. */
public final class TelegramGateway implements GatewayKind {
    private static final Codes CODES = new Codes()
            .mean(DeliveryOutcome.AUTH, "ACCESS_TOKEN_INVALID", "ACCESS_TOKEN_REQUIRED")
            .mean(DeliveryOutcome.BAD_NUMBER, "PHONE_NUMBER_INVALID")
            .mean(DeliveryOutcome.UNREACHABLE, "PHONE_NUMBER_NOT_FOUND", "PHONE_NUMBER_NOT_AVAILABLE")
            .mean(DeliveryOutcome.NO_FUNDS, "BALANCE_NOT_ENOUGH")
            .mean(DeliveryOutcome.SENDER_REJECTED, "SENDER_USERNAME_INVALID", "SENDER_NOT_VERIFIED", "SENDER_NOT_OWNED")
            .mean(DeliveryOutcome.DUPLICATE, "MESSAGE_ALREADY_SENT");

    @Override
    public String name() {
        return "telegram";
    }

    /** Asks what became of a message that there never was: whoever is told so is known. */
    @Override
    public Optional<Probe> probe(GatewayValues values) {
        VendorRequest request = VendorRequest.post(values.at("/checkVerificationStatus"))
                .header("Authorization", "Bearer " + values.text("TOKEN"))
                .json(Map.of("request_id", "0"));
        return Optional.of(new Probe(
                request,
                said -> said.has("error")
                        && CODES.maybe(said.path("error").asText()).isEmpty(),
                said -> CODES.maybe(said.path("error").asText())));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://gatewayapi.telegram.org").called("TELEGRAM_GATEWAY_URL"),
                GatewaySetting.secret("TOKEN", "The token of Telegram Gateway, called `telegram` in `SMS_ROUTES`.")
                        .called("TELEGRAM_GATEWAY_TOKEN")
                        .mustBeSet(),
                GatewaySetting.text("FROM", "The username of a verified channel that codes come from."));
    }

    /** It judges those who send codes by how many of them are typed, and cannot know it of codes that are not its own. */
    @Override
    public Optional<Feedback> feedback(GatewayValues values) {
        return Optional.of((name, code) -> VendorRequest.post(values.at("/checkVerificationStatus"))
                .header("Authorization", "Bearer " + values.text("TOKEN"))
                .json(Map.of("request_id", name, "code", code)));
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new TelegramReceipts(values, clock));
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        private static final long SHORTEST_LIFE = 60;
        private static final long LONGEST_LIFE = 600;

        @Override
        public boolean carries(OutgoingMessage message) {
            return message.code().isPresent();
        }

        @Override
        public VendorRequest request(OutgoingMessage message) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("phone_number", message.phone().e164());
            body.put("code", message.code().orElseThrow());
            // Where we hear of it, half of the code's life is left for another gateway when nobody has seen it here.
            Optional<String> url = values.maybe(Gateways.RECEIPT_URL);
            long life = Life.seconds(message, SHORTEST_LIFE, LONGEST_LIFE);
            body.put("ttl", url.isPresent() ? Math.max(SHORTEST_LIFE, life / 2) : life);
            url.ifPresent(address -> body.put("callback_url", address));
            body.put("payload", message.id().value().toString());
            values.maybe("FROM").ifPresent(from -> body.put("sender_username", from));
            return VendorRequest.post(values.at("/sendVerificationMessage"))
                    .header("Authorization", "Bearer " + values.text("TOKEN"))
                    .json(body);
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            JsonNode said = answer.json();
            String id = said.path("result").path("request_id").asText();
            if (said.path("ok").asBoolean()) {
                return id.isEmpty() ? Optional.empty() : Optional.of(GatewayAnswer.sent(id));
            }
            String error = said.path("error").asText();
            if (error.startsWith("FLOOD_WAIT")) {
                return Optional.of(GatewayAnswer.of(DeliveryOutcome.RATE_LIMIT, error));
            }
            // What it finds wrong with a code, a time or a name is no fault of the message: an SMS may do.
            return error.isEmpty() ? Optional.empty() : Optional.of(CODES.answer(error));
        }
    }
}
