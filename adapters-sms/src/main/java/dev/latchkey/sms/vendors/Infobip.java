package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.BalanceQuestion;
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
import java.util.Set;

/** Infobip, version 3. Takes our own name for a message and so never sends one twice. */
public final class Infobip implements GatewayKind {
    static final Codes CODES = new Codes()
            .mean(DeliveryOutcome.UNREACHABLE, "6", "8", "18", "19")
            .mean(DeliveryOutcome.OPTED_OUT, "10", "14")
            .mean(DeliveryOutcome.SENDER_REJECTED, "11", "13")
            .mean(DeliveryOutcome.NO_FUNDS, "12", "17")
            .mean(DeliveryOutcome.RATE_LIMIT, "20")
            .mean(DeliveryOutcome.FAILED, "21")
            .mean(DeliveryOutcome.DUPLICATE, "23")
            .mean(DeliveryOutcome.CONTENT_REJECTED, "25")
            .mean(DeliveryOutcome.BAD_NUMBER, "51", "52")
            .mean(DeliveryOutcome.BLOCKED_DESTINATION, "87");

    /** OK, PENDING and DELIVERED. */
    private static final Set<Integer> GOOD_GROUPS = Set.of(0, 1, 3);

    /** UNDELIVERABLE, EXPIRED and REJECTED. */
    private static final Set<Integer> BAD_GROUPS = Set.of(2, 4, 5);

    @Override
    public String name() {
        return "infobip";
    }

    @Override
    public Optional<Probe> probe(GatewayValues values) {
        VendorRequest request = VendorRequest.to("GET", values.at("/account/1/balance"))
                .header("Authorization", "App " + values.text("KEY"))
                .header("Accept", "application/json");
        return Optional.of(new Probe(request, said -> said.hasNonNull("balance")));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://api.infobip.com"),
                GatewaySetting.secret("KEY", "The API key.").mustBeSet(),
                GatewaySetting.text("FROM", "The sender.").mustBeSet());
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.of(new Balance(
                () -> VendorRequest.to("GET", values.at("/account/1/balance"))
                        .header("Authorization", "App " + values.text("KEY"))
                        .header("Accept", "application/json"),
                "/balance",
                "/currency"));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new InfobipReceipts());
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        private static final long LONGEST_VALIDITY = 172_800;

        @Override
        public VendorRequest request(OutgoingMessage message) {
            Map<String, Object> destination = Map.of(
                    "to", message.phone().e164().substring(1),
                    "messageId", message.id().value().toString());
            Map<String, Object> validity =
                    Map.of("amount", Life.seconds(message, 1, LONGEST_VALIDITY), "timeUnit", "SECONDS");
            Map<String, Object> one = new LinkedHashMap<>(Map.of(
                    "sender", values.text("FROM"),
                    "destinations", List.of(destination),
                    "content", Map.of("text", message.text()),
                    "options", Map.of("validityPeriod", validity)));
            values.maybe(Gateways.RECEIPT_URL).ifPresent(url -> one.put("webhooks", webhooks(url)));
            return VendorRequest.post(values.at("/sms/3/messages"))
                    .header("Authorization", "App " + values.text("KEY"))
                    .header("Accept", "application/json")
                    .json(Map.of("messages", List.of(one)));
        }

        private static Map<String, Object> webhooks(String url) {
            return Map.of("delivery", Map.of("url", url), "contentType", "application/json");
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            JsonNode one = answer.json().path("messages").path(0);
            JsonNode status = one.path("status");
            if (!status.path("groupId").isInt()) {
                return Optional.empty();
            }
            int group = status.path("groupId").asInt();
            if (BAD_GROUPS.contains(group)) {
                return Optional.of(CODES.answer(status.path("id").asText()));
            }
            return GOOD_GROUPS.contains(group)
                    ? Optional.of(GatewayAnswer.sent(one.path("messageId").asText()))
                    : Optional.empty();
        }
    }
}
