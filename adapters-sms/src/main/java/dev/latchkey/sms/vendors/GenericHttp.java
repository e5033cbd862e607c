package dev.latchkey.sms.vendors;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.Checkup;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewaySetting;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.HttpVendor;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.VendorAnswer;
import dev.latchkey.sms.gateways.VendorRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A gateway that Latchkey does not know: the operator says how it is asked and what its answers mean. */
public final class GenericHttp implements GatewayKind {
    private static final String STANDARD_BODY = "{\"id\":\"{{id}}\",\"phone\":\"{{phone}}\",\"text\":\"{{text}}\"}";

    @Override
    public String name() {
        return "http";
    }

    /** Nobody knows which question would not be taken for a message, so it is only looked for. */
    @Override
    public CompletionStage<Checkup> check(GatewayValues values, GatewayTools tools) {
        return tools.http().reach(URI.create(new Template(values.text("URL")).filled(Map.of(), place -> "0")));
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.text(
                                "URL",
                                "Where the gateway is; see [sms.md](sms.md#any-gateway-over-http) for the places such as `{{phone}}`.")
                        .mustBeSet()
                        .checkedBy(GenericHttp::checkAddress),
                GatewaySetting.text("METHOD", "`POST`, `PUT` or `GET`.")
                        .usually("POST")
                        .checkedBy(oneOf("POST", "PUT", "GET")),
                GatewaySetting.secret(
                                "HEADERS",
                                "Headers, each `Name: value`, with vertical bars between them; places are filled in.")
                        .checkedBy(GenericRequest::checkHeaders),
                GatewaySetting.text("FORMAT", "What the body is: `json`, `form`, or `none`.")
                        .usually("json")
                        .checkedBy(oneOf("json", "form", "none")),
                GatewaySetting.text("BODY", "The body, with places.")
                        .usually(STANDARD_BODY)
                        .checkedBy(GenericRequest::checkPlaces),
                GatewaySetting.text("LOGIN", "What `{{login}}` stands for."),
                GatewaySetting.secret("PASSWORD", "What `{{password}}` stands for."),
                GatewaySetting.secret("TOKEN", "What `{{token}}` stands for."),
                GatewaySetting.text("FROM", "What `{{from}}` stands for."),
                GatewaySetting.secret(
                        "SECRET", "Signs requests: `X-Signature: t=<unix>,v1=<hex HMAC-SHA256 of t.body>`."),
                GatewaySetting.text("SUCCESS_STATUS", "Which statuses may mean success.")
                        .usually("200-299")
                        .checkedBy(AnswerRules::checkStatuses),
                GatewaySetting.text("SUCCESS_AT", "Where in the JSON of a success there is something, as `/status`.")
                        .readBy(AnswerRules::pointer),
                GatewaySetting.text(
                                "SUCCESS_MATCH",
                                "A regular expression found there, or in the body, if it is a success.")
                        .readBy(AnswerRules::pattern),
                GatewaySetting.text("ID_AT", "Where in the JSON the gateway's name for the message is, as `/id`.")
                        .readBy(AnswerRules::pointer),
                GatewaySetting.text("ERROR_AT", "Where in the JSON the code of an error is, as `/error/code`.")
                        .readBy(AnswerRules::pointer),
                GatewaySetting.text("ERRORS", "What codes and statuses mean, as `E11=bad_number,402=no_funds`.")
                        .readBy(AnswerRules::errors),
                GatewaySetting.text(
                                GenericReceipts.ID_AT,
                                "Where in a receipt the name of the message is, ours or the gateway's; of a query or a form"
                                        + " `/` and the name of the field.")
                        .usually("/id")
                        .readBy(AnswerRules::pointer),
                GatewaySetting.text(GenericReceipts.STATE_AT, "Where in a receipt it says what became of the message.")
                        .usually("/status")
                        .readBy(AnswerRules::pointer),
                GatewaySetting.text(
                                GenericReceipts.STATES,
                                "What it says, as `1=delivered,2=undelivered`. The words `sent`, `delivered`, `undelivered`,"
                                        + " `expired` and `rejected` are known; for Kannel this default does.")
                        .usually("1=delivered,2=undelivered,4=sent,8=sent,16=rejected")
                        .readBy(GenericReceipts::states),
                GatewaySetting.flag(
                                GenericReceipts.SIGNED,
                                "Where there is a `SMS_HTTP_SECRET`: receipts have to be signed with it, as our requests are.")
                        .usually("on"));
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return tools.http().gateway(name(), values, new Vendor(values, AnswerRules.of(values), tools.clock()));
    }

    @Override
    public Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.of(new GenericReceipts(values, clock));
    }

    private static Consumer<String> oneOf(String... words) {
        return text -> {
            if (!Set.of(words).contains(text)) {
                throw new IllegalArgumentException("is none of " + String.join(", ", words));
            }
        };
    }

    private static void checkAddress(String text) {
        GenericRequest.checkPlaces(text);
        try {
            URI uri = new URI(new Template(text).filled(Map.of(), place -> "0"));
            if (uri.getHost() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getRawUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Told below, without repeating it.
        }
        throw new IllegalArgumentException("is not the address of a web server");
    }

    private record Vendor(GatewayValues values, AnswerRules rules, InstantSource clock) implements HttpVendor {
        @Override
        public boolean carries(OutgoingMessage message) {
            return message.code().isPresent() || !values.text("BODY").contains("{{code}}");
        }

        @Override
        public VendorRequest request(OutgoingMessage message) {
            return new GenericRequest(values, message).at(clock.instant());
        }

        @Override
        public Optional<GatewayAnswer> read(VendorAnswer answer) {
            return rules.read(answer);
        }
    }
}
