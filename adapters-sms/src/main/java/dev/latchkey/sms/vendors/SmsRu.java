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

/** SMS.ru. A request may go well as a whole while its only message is refused, so both levels are read. */
public final class SmsRu implements GatewayKind {
    private static final int FIRST_ERROR = 200;
    static final Codes CODES = new Codes()
            .mean(DeliveryOutcome.AUTH, "200", "300", "301", "302", "303", "304", "305")
            .mean(DeliveryOutcome.NO_FUNDS, "201")
            .mean(DeliveryOutcome.BAD_NUMBER, "202")
            .mean(DeliveryOutcome.CONTENT_REJECTED, "203", "205", "216")
            .mean(DeliveryOutcome.SENDER_REJECTED, "204", "221")
            .mean(DeliveryOutcome.RATE_LIMIT, "206", "230", "232")
            .mean(DeliveryOutcome.UNREACHABLE, "207")
            .mean(DeliveryOutcome.REJECTED, "208", "212", "213", "901", "902")
            .mean(DeliveryOutcome.OPTED_OUT, "209", "215")
            .mean(DeliveryOutcome.BLOCKED_DESTINATION, "214", "233")
            .mean(DeliveryOutcome.FAILED, "220", "500")
            .mean(DeliveryOutcome.DUPLICATE, "231");

    @Override
    public String name() {
        return "smsru";
    }

    @Override
    public Optional<Probe> probe(GatewayValues values) {
        Map<String, String> form = Map.of("api_id", values.text("KEY"), "json", "1");
        return Optional.of(new Probe(
                VendorRequest.post(values.at("/auth/check")).form(form),
                said -> said.path("status").asText().equals("OK"),
                said -> CODES.maybe(said.path("status_code").asText())));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://sms.ru"),
                GatewaySetting.secret("KEY", "The `api_id` of the account.").mustBeSet(),
                GatewaySetting.text("FROM", "The sender, approved by SMS.ru. Absent: the one of the account."));
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.of(new Balance(
                () -> VendorRequest.post(values.at("/my/balance"))
                        .form(Map.of("api_id", values.text("KEY"), "json", "1")),
                "/balance",
                ""));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new SmsRuReceipts(values));
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        @Override
        public VendorRequest request(OutgoingMessage message) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("api_id", values.text("KEY"));
            form.put("to", message.phone().e164().substring(1));
            form.put("msg", message.text());
            form.put("from", values.maybe("FROM").orElse(""));
            form.put("json", "1");
            return VendorRequest.post(values.at("/sms/send")).form(form);
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            JsonNode all = answer.json();
            Optional<GatewayAnswer> refused = refusal(all);
            if (refused.isPresent() || !all.path("status").asText().equals("OK")) {
                return refused;
            }
            JsonNode one = all.path("sms").elements().hasNext()
                    ? all.path("sms").elements().next()
                    : all.path("sms");
            return refusal(one)
                    .or(() -> one.path("status").asText().equals("OK") && one.hasNonNull("sms_id")
                            ? Optional.of(GatewayAnswer.sent(one.path("sms_id").asText()))
                            : Optional.empty());
        }

        private static Optional<GatewayAnswer> refusal(JsonNode level) {
            return level.path("status_code").asInt() >= FIRST_ERROR
                    ? Optional.of(CODES.answer(level.path("status_code").asText()))
                    : Optional.empty();
        }
    }
}
