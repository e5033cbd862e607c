package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SmsLength;
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
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The SMS API of Vonage. Always answers 200; each part of a long message has a status of its own. */
public final class Vonage implements GatewayKind {
    static final String SIGNATURE_SECRET = "SIGNATURE_SECRET";
    static final String SIGNATURE_METHOD = "SIGNATURE_METHOD";

    private static final String GOOD = "0";
    private static final Codes CODES = new Codes()
            .mean(DeliveryOutcome.RATE_LIMIT, "1", "10")
            .mean(DeliveryOutcome.REJECTED, "2", "3", "22", "23")
            .mean(DeliveryOutcome.AUTH, "4", "8", "11", "14", "32")
            .mean(DeliveryOutcome.FAILED, "5")
            .mean(DeliveryOutcome.UNREACHABLE, "6", "29")
            .mean(DeliveryOutcome.OPTED_OUT, "7")
            .mean(DeliveryOutcome.NO_FUNDS, "9")
            .mean(DeliveryOutcome.CONTENT_REJECTED, "12")
            .mean(DeliveryOutcome.SENDER_REJECTED, "15")
            .mean(DeliveryOutcome.BAD_NUMBER, "33");

    @Override
    public String name() {
        return "vonage";
    }

    /** Vonage takes the credentials of this question in the address only. */
    @Override
    public Optional<Probe> probe(GatewayValues values) {
        String query = "?api_key=" + VendorRequest.encoded(values.text("KEY")) + "&api_secret="
                + VendorRequest.encoded(values.text("SECRET"));
        URI uri = URI.create(values.at("/account/get-balance") + query);
        return Optional.of(new Probe(VendorRequest.to("GET", uri), said -> said.hasNonNull("value")));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://rest.nexmo.com"),
                GatewaySetting.text("KEY", "The API key.").mustBeSet(),
                GatewaySetting.secret("SECRET", "The API secret.").mustBeSet(),
                GatewaySetting.text("FROM", "The sender.").mustBeSet(),
                GatewaySetting.secret(
                        SIGNATURE_SECRET,
                        "The signature secret of the account. Set: receipts have to be signed with it."),
                GatewaySetting.text(
                                SIGNATURE_METHOD,
                                "How they are signed: `md5hash`, `md5`, `sha1`, `sha256` or `sha512`, as in the account.")
                        .usually("sha256")
                        .checkedBy(Vonage::checkMethod));
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.of(new Balance(
                // The same credentials as in messages, which this call takes in a header only.
                () -> VendorRequest.to("GET", values.at("/account/get-balance"))
                        .basic(values.text("KEY"), values.text("SECRET"))
                        .header("Accept", "application/json"),
                "/value",
                ""));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new VonageReceipts(values, clock));
    }

    private static void checkMethod(String text) {
        if (!text.matches("md5hash|md5|sha1|sha256|sha512")) {
            throw new IllegalArgumentException("is none of md5hash, md5, sha1, sha256, sha512");
        }
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        private static final long SHORTEST_LIFE = 20;
        private static final long LONGEST_LIFE = 604_800;

        @Override
        public VendorRequest request(OutgoingMessage message) {
            boolean latin = SmsLength.of(message.text()).alphabet() == SmsLength.Alphabet.GSM_7;
            long life = Life.seconds(message, SHORTEST_LIFE, LONGEST_LIFE);
            Map<String, String> form = new LinkedHashMap<>();
            form.put("api_key", values.text("KEY"));
            form.put("api_secret", values.text("SECRET"));
            form.put("from", values.text("FROM"));
            form.put("to", message.phone().e164().substring(1));
            form.put("text", message.text());
            form.put("type", latin ? "text" : "unicode");
            form.put("ttl", Long.toString(Duration.ofSeconds(life).toMillis()));
            form.put("client-ref", message.id().value().toString());
            form.put("callback", values.maybe(Gateways.RECEIPT_URL).orElse(""));
            return VendorRequest.post(values.at("/sms/json")).form(form);
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            List<JsonNode> parts = StreamSupport.stream(
                            answer.json().path("messages").spliterator(), false)
                    .filter(part -> part.hasNonNull("status"))
                    .toList();
            Optional<JsonNode> bad = parts.stream()
                    .filter(part -> !part.path("status").asText().equals(GOOD))
                    .findFirst();
            boolean someGood =
                    parts.stream().anyMatch(part -> part.path("status").asText().equals(GOOD));
            if (bad.isPresent()) {
                // Some parts are on their way: what the phone will show of them nobody knows.
                return Optional.of(someGood ? GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "parts") : refusal(bad.get()));
            }
            return parts.stream()
                    .findFirst()
                    .map(part -> GatewayAnswer.sent(part.path("message-id").asText()));
        }

        /** "Invalid value for parameter: to" has no code of its own. */
        private static GatewayAnswer refusal(JsonNode part) {
            String code = part.path("status").asText();
            String words = part.path("error-text").asText();
            if (code.equals("3") && words.matches("(?is).*\\bto\\b\\W*")) {
                return GatewayAnswer.of(DeliveryOutcome.BAD_NUMBER, code);
            }
            return CODES.answer(code);
        }
    }
}
