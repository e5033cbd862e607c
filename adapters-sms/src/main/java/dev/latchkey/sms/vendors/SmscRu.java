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

/** SMSC.ru, and smsc.kz, which speaks the same. Answers 200 whatever is wrong. */
public final class SmscRu implements GatewayKind {
    static final String RECEIPT_WORD = "RECEIPT_WORD";

    private static final String TOO_MANY_EQUAL = "9";
    private static final Codes CODES = new Codes()
            .mean(DeliveryOutcome.REJECTED, "1", "5")
            .mean(DeliveryOutcome.AUTH, "2")
            .mean(DeliveryOutcome.NO_FUNDS, "3")
            .mean(DeliveryOutcome.RATE_LIMIT, "4")
            .mean(DeliveryOutcome.CONTENT_REJECTED, "6")
            .mean(DeliveryOutcome.BAD_NUMBER, "7")
            .mean(DeliveryOutcome.UNREACHABLE, "8")
            .mean(DeliveryOutcome.DUPLICATE, TOO_MANY_EQUAL);

    @Override
    public String name() {
        return "smsc";
    }

    @Override
    public Optional<Probe> probe(GatewayValues values) {
        Map<String, String> form = account(values);
        form.put("fmt", "3");
        return Optional.of(new Probe(
                VendorRequest.post(values.at("/sys/balance.php")).form(form),
                said -> said.hasNonNull("balance"),
                said -> CODES.maybe(said.path("error_code").asText())));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.url("https://smsc.ru"),
                GatewaySetting.text("LOGIN", "The login, with `SMS_SMSC_PASSWORD`; or else `SMS_SMSC_KEY`."),
                GatewaySetting.secret("PASSWORD", "The password of that login."),
                GatewaySetting.secret("KEY", "The API key, in place of login and password."),
                GatewaySetting.text("FROM", "The sender. Absent: the one that SMSC.ru uses for the account."),
                GatewaySetting.secret(
                        RECEIPT_WORD,
                        "The secret word for receipts, as in the account at SMSC.ru. Set: receipts need the right `sha1` or `md5`."),
                // More than 15 requests at a time are refused.
                Gateways.inFlight(10));
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        if (values.maybe("KEY").isEmpty()
                && (values.maybe("LOGIN").isEmpty() || values.maybe("PASSWORD").isEmpty())) {
            throw new IllegalArgumentException("KEY is needed, or LOGIN and PASSWORD");
        }
        return tools.http().gateway(name(), values, new Vendor(values));
    }

    @Override
    public Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.of(new Balance(
                () -> {
                    Map<String, String> form = account(values);
                    form.put("cur", "1");
                    form.put("fmt", "3");
                    return VendorRequest.post(values.at("/sys/balance.php")).form(form);
                },
                "/balance",
                "/currency"));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new SmscRuReceipts(values));
    }

    private static Map<String, String> account(GatewayValues values) {
        Map<String, String> form = new LinkedHashMap<>();
        if (values.maybe("KEY").isPresent()) {
            form.put("apikey", values.text("KEY"));
        } else {
            form.put("login", values.text("LOGIN"));
            form.put("psw", values.text("PASSWORD"));
        }
        return form;
    }

    private record Vendor(GatewayValues values) implements HttpVendor {
        private static final long SHORTEST_LIFE = 60;
        private static final long LONGEST_LIFE = 86_400;

        /** In the body, never in the address: that would put the code and the password into logs on the way. */
        @Override
        public VendorRequest request(OutgoingMessage message) {
            Map<String, String> form = account(values);
            form.put("phones", message.phone().e164().substring(1));
            form.put("mes", message.text());
            form.put("sender", values.maybe("FROM").orElse(""));
            form.put("fmt", "3");
            form.put("charset", "utf-8");
            form.put("valid", validity(Life.seconds(message, SHORTEST_LIFE, LONGEST_LIFE)));
            return VendorRequest.post(values.at("/sys/send.php")).form(form);
        }

        /** Hours and minutes: without it operators try for a day to bring a code that dies in two minutes. */
        private static String validity(long seconds) {
            long minutes = (seconds + 59) / 60;
            return "%02d:%02d".formatted(minutes / 60, minutes % 60);
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            JsonNode said = answer.json();
            if (said.has("error_code")) {
                String code = said.path("error_code").asText();
                boolean busy = code.equals(TOO_MANY_EQUAL)
                        && said.path("error").asText().contains("concurrent");
                return Optional.of(busy ? GatewayAnswer.of(DeliveryOutcome.RATE_LIMIT, code) : CODES.answer(code));
            }
            return said.hasNonNull("id") && said.path("cnt").asInt() > 0
                    ? Optional.of(GatewayAnswer.sent(said.path("id").asText()))
                    : Optional.empty();
        }
    }
}
