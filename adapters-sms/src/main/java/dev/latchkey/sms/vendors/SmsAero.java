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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** SMS Aero, version 2. Its errors have no codes: which field is wrong tells what is wrong. */
public final class SmsAero implements GatewayKind {
    @Override
    public String name() {
        return "smsaero";
    }

    @Override
    public Optional<Probe> probe(GatewayValues values) {
        VendorRequest request =
                VendorRequest.post(values.at("/v2/auth")).basic(values.text("LOGIN"), values.text("KEY"));
        return Optional.of(new Probe(
                request,
                said -> said.path("success").asBoolean(),
                said -> said.path("success").isBoolean()
                        ? Optional.of(GatewayAnswer.of(DeliveryOutcome.AUTH))
                        : Optional.empty()));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://gate.smsaero.ru"),
                GatewaySetting.text("LOGIN", "The e-mail address of the account.")
                        .mustBeSet(),
                GatewaySetting.secret("KEY", "The API key of the account.").mustBeSet(),
                GatewaySetting.text("FROM", "The sender (`sign`), approved by SMS Aero.")
                        .mustBeSet());
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.of(new Balance(
                () -> VendorRequest.post(values.at("/v2/balance")).basic(values.text("LOGIN"), values.text("KEY")),
                "/data/balance",
                ""));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new SmsAeroReceipts());
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        private static final int REJECTED = 6;

        @Override
        public VendorRequest request(OutgoingMessage message) {
            return VendorRequest.post(values.at("/v2/sms/send"))
                    .basic(values.text("LOGIN"), values.text("KEY"))
                    .form(Map.of(
                            "number", message.phone().e164().substring(1),
                            "sign", values.text("FROM"),
                            "text", message.text(),
                            "callbackUrl", values.maybe(Gateways.RECEIPT_URL).orElse(""),
                            "callbackFormat", values.maybe(Gateways.RECEIPT_URL).isPresent() ? "JSON" : ""));
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            JsonNode all = answer.json();
            JsonNode data = all.path("data").isArray() ? all.path("data").path(0) : all.path("data");
            if (all.path("success").asBoolean() && data.hasNonNull("id")) {
                return Optional.of(
                        data.path("status").asInt() == REJECTED
                                ? GatewayAnswer.of(DeliveryOutcome.REJECTED, "status-6")
                                : GatewayAnswer.sent(data.path("id").asText()));
            }
            boolean saysNo =
                    all.path("success").isBoolean() && !all.path("success").asBoolean();
            String words = all.path("message").asText() + " "
                    + all.path("result").asText() + " " + all.path("reason").asText();
            return byField(data)
                    .or(() -> byWords(words.toLowerCase(Locale.ROOT)))
                    .or(() -> Optional.of(DeliveryOutcome.REJECTED).filter(unknown -> saysNo && answer.isOk()))
                    .map(GatewayAnswer::of);
        }

        private static Optional<DeliveryOutcome> byField(JsonNode data) {
            if (data.has("number") && data.path("number").isArray()) {
                return Optional.of(DeliveryOutcome.BAD_NUMBER);
            }
            if (data.has("sign") && data.path("sign").isArray()) {
                return Optional.of(DeliveryOutcome.SENDER_REJECTED);
            }
            return data.has("text") && data.path("text").isArray()
                    ? Optional.of(DeliveryOutcome.CONTENT_REJECTED)
                    : Optional.empty();
        }

        private static Optional<DeliveryOutcome> byWords(String words) {
            if (words.contains("credentials") || words.contains("unauthorized")) {
                return Optional.of(DeliveryOutcome.AUTH);
            }
            if (words.contains("no credits") || words.contains("money") || words.contains("balance")) {
                return Optional.of(DeliveryOutcome.NO_FUNDS);
            }
            if (words.contains("too many")) {
                return Optional.of(DeliveryOutcome.RATE_LIMIT);
            }
            return words.contains("reject") ? Optional.of(DeliveryOutcome.REJECTED) : Optional.empty();
        }
    }
}
