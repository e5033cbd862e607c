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

/** Twilio Messages. */
public final class Twilio implements GatewayKind {
    static final String AUTH_TOKEN = "AUTH_TOKEN";

    private static final Set<String> FAILED = Set.of("failed", "undelivered", "canceled");
    static final Codes CODES = new Codes()
            .mean(DeliveryOutcome.AUTH, "20003", "20005", "20404")
            .mean(DeliveryOutcome.RATE_LIMIT, "20429", "21611", "30001")
            .mean(DeliveryOutcome.BAD_NUMBER, "21211", "21604", "30005")
            .mean(DeliveryOutcome.NOT_MOBILE, "21614", "30006")
            .mean(DeliveryOutcome.UNREACHABLE, "21612", "30003")
            .mean(DeliveryOutcome.BLOCKED_DESTINATION, "21408", "30004", "30450", "60410", "60605")
            .mean(DeliveryOutcome.OPTED_OUT, "21610")
            .mean(DeliveryOutcome.SENDER_REJECTED, "21606", "21212", "21603", "30034")
            .mean(DeliveryOutcome.CONTENT_REJECTED, "21602", "21617", "30007")
            .mean(DeliveryOutcome.FAILED, "30410");

    @Override
    public String name() {
        return "twilio";
    }

    /** An API key may not ask for the money, so it asks for numbers. */
    @Override
    public Optional<Probe> probe(GatewayValues values) {
        String account = values.text("ACCOUNT");
        String path = values.maybe("KEY").isPresent() ? "/IncomingPhoneNumbers.json" : "/Balance.json";
        VendorRequest request = VendorRequest.to("GET", values.at("/2010-04-01/Accounts/" + account + path))
                .basic(values.maybe("KEY").orElse(account), values.text("TOKEN"));
        return Optional.of(new Probe(
                request,
                said -> said.hasNonNull("account_sid") || said.has("incoming_phone_numbers"),
                said -> CODES.maybe(said.path("code").asText())));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://api.twilio.com"),
                GatewaySetting.text("ACCOUNT", "The SID of the account, `AC…`.").mustBeSet(),
                GatewaySetting.text("KEY", "The SID of an API key, `SK…`. Absent: the account's own token is used."),
                GatewaySetting.secret("TOKEN", "The auth token of the account, or the secret of the API key.")
                        .mustBeSet(),
                GatewaySetting.secret(
                        AUTH_TOKEN,
                        "With an API key: the auth token of the account, by which receipts are signed. Absent: only their address"
                                + " protects them then."),
                GatewaySetting.text("FROM", "A number or a name to send from, or a messaging service, `MG…`.")
                        .mustBeSet());
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.of(new Balance(
                () -> VendorRequest.to(
                                "GET", values.at("/2010-04-01/Accounts/" + values.text("ACCOUNT") + "/Balance.json"))
                        .basic(values.maybe("KEY").orElse(values.text("ACCOUNT")), values.text("TOKEN")),
                "/balance",
                "/currency"));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new TwilioReceipts(values));
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        private static final long LONGEST_VALIDITY = 36_000;

        @Override
        public VendorRequest request(OutgoingMessage message) {
            String account = values.text("ACCOUNT");
            String from = values.text("FROM");
            Map<String, String> form = new LinkedHashMap<>();
            form.put("To", message.phone().e164());
            form.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
            form.put("Body", message.text());
            form.put("StatusCallback", values.maybe(Gateways.RECEIPT_URL).orElse(""));
            form.put("ValidityPeriod", Long.toString(Life.seconds(message, 1, LONGEST_VALIDITY)));
            return VendorRequest.post(values.at("/2010-04-01/Accounts/" + account + "/Messages.json"))
                    .basic(values.maybe("KEY").orElse(account), values.text("TOKEN"))
                    .form(form);
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            JsonNode said = answer.json();
            if (!said.hasNonNull("sid")) {
                return CODES.maybe(said.path("code").asText());
            }
            return Optional.of(
                    FAILED.contains(said.path("status").asText())
                            ? CODES.answer(said.path("error_code").asText())
                            : GatewayAnswer.sent(said.path("sid").asText()));
        }
    }
}
