package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.HttpVendorContract;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GenericHttpTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new GenericHttp();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "PATH", "/send?to={{digits}}",
                "HEADERS", "Authorization: Bearer {{token}} | X-Brand: Cafe-{{from}}",
                "TOKEN", "sesame-token",
                "FROM", "Brand",
                "SECRET", "sesame-secret",
                "SUCCESS_AT", "/result/state",
                "SUCCESS_MATCH", "^(taken|queued)$",
                "ID_AT", "/result/id",
                "ERROR_AT", "/error/code",
                "ERRORS", "E1=bad_number,E2=no_funds,E3=opted_out,418=blocked_destination");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-token", "sesame-secret");
    }

    @Override
    protected Said success() {
        return new Said(202, "{\"result\":{\"state\":\"taken\",\"id\":4711}}");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("4711");
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                refusal(error("E1"), DeliveryOutcome.BAD_NUMBER),
                refusal(400, error("E2"), DeliveryOutcome.NO_FUNDS),
                refusal(500, error("E3"), DeliveryOutcome.OPTED_OUT),
                refusal(error("E9"), DeliveryOutcome.REJECTED),
                refusal(418, "short and stout", DeliveryOutcome.BLOCKED_DESTINATION),
                refusal("{\"result\":{\"state\":\"refused\",\"id\":1}}", DeliveryOutcome.REJECTED));
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/send?to=79123456789");
        assertThat(request.header("Authorization")).isEqualTo("Bearer sesame-token");
        assertThat(request.header("X-Brand")).isEqualTo("Cafe-Brand");
        assertThat(request.header("Idempotency-Key"))
                .isEqualTo(message.id().value().toString());
        assertThat(request.body())
                .isEqualTo("{\"id\":\"" + message.id().value() + "\",\"phone\":\"+79123456789\",\"text\":\""
                        + message.text().replace("\"", "\\\"").replace("\n", "\\n") + "\"}");
        assertThat(request.header("X-Signature"))
                .isEqualTo("t=1795255200,v1=" + hmac("sesame-secret", "1795255200." + request.body()));
    }

    /** As Kannel wants to be asked, and as it answers. */
    @Test
    void a_gateway_may_be_asked_by_its_address_alone_and_answer_in_words() {
        vendor.answers(202, "0: Accepted for delivery");
        Map<String, String> kannel = Map.of(
                "METHOD", "GET",
                "FORMAT", "none",
                "URL",
                        vendor.url()
                                + "/cgi-bin/sendsms?username={{login}}&password={{password}}&to={{phone}}&text={{text}}",
                "LOGIN", "tester",
                "PASSWORD", "f&o=o+",
                "SUCCESS_STATUS", "202",
                "SUCCESS_MATCH", "^[03]: ",
                "ERRORS", "400=bad_number");
        OutgoingMessage message = message();

        assertThat(sent(opened(kannel), message)).isEqualTo(GatewayAnswer.of(DeliveryOutcome.SENT));
        assertThat(vendor.last().method()).isEqualTo("GET");
        assertThat(vendor.last().body()).isEmpty();
        assertThat(vendor.last().query())
                .isEqualTo(Map.of(
                        "username", "tester", "password", "f&o=o+", "to", "+79123456789", "text", message.text()));

        vendor.answers(403, "Authorization failed for sendsms");
        assertThat(sent(opened(kannel), message).outcome()).isEqualTo(DeliveryOutcome.AUTH);
        vendor.answers(400, "Missing receiver number, rejected");
        assertThat(sent(opened(kannel), message).outcome()).isEqualTo(DeliveryOutcome.BAD_NUMBER);
        vendor.answers(503, "Temporal failure, try again later.");
        assertThat(sent(opened(kannel), message).outcome()).isEqualTo(DeliveryOutcome.FAILED);
        vendor.answers(202, "Good morning");
        assertThat(sent(opened(kannel), message).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void what_is_filled_in_is_never_taken_for_a_place_and_never_breaks_out() {
        Map<String, String> form = Map.of(
                "FORMAT", "form", "BODY", "a={{text}}&b={{basic}}", "LOGIN", "u", "PASSWORD", "p", "URL", vendor.url());

        sent(opened(form), message().withText("{{password}}&c=1\r\n"));

        assertThat(vendor.last().form()).isEqualTo(Map.of("a", "{{password}}&c=1\r\n", "b", "dTpw"));
    }

    @Test
    void without_rules_every_2xx_is_a_success() {
        vendor.answers(204, "");

        assertThat(sent(opened(Map.of("URL", vendor.url())), message()).outcome())
                .isEqualTo(DeliveryOutcome.SENT);
    }

    @Test
    void wrong_settings_are_told() {
        assertThat(wrong("URL", "ftp://x")).isEqualTo("is not the address of a web server");
        assertThat(wrong("URL", "https://x/{{fone}}")).isEqualTo("has a place that stands for nothing");
        assertThat(wrong("METHOD", "FETCH")).startsWith("is none of");
        assertThat(wrong("HEADERS", "no colon")).startsWith("has a part that is no header");
        assertThat(wrong("SUCCESS_AT", "x")).startsWith("is no JSON pointer");
        assertThat(wrong("SUCCESS_MATCH", "(")).isEqualTo("is no regular expression");
        assertThat(wrong("SUCCESS_STATUS", "20x")).startsWith("is no list of statuses");
        assertThat(wrong("ERRORS", "a=b")).isEqualTo("has a class that does not exist");
        assertThat(wrong("ERRORS", "a")).startsWith("is no list such as");
    }

    private String wrong(String suffix, String value) {
        try {
            Gateways.setting(kind(), suffix).orElseThrow().check().accept(value);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        throw new AssertionError(suffix + " takes " + value);
    }

    private static SmsGateway opened(Map<String, String> settings) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(new GenericHttp()));
        values.putAll(settings);
        return new GenericHttp().open(new GatewayValues(values), TOOLS);
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\"}}";
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
