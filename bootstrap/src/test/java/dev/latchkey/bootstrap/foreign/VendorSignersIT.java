package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.application.messages.receipts.VendorCall;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.ReceiptDesk;
import dev.latchkey.sms.vendors.Twilio;
import dev.latchkey.sms.vendors.Vonage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Receipts signed by the vendors' own libraries are taken, and no others. */
class VendorSignersIT {
    private static final String END = "the-end-of-the-address";
    private static final String URL = "https://id.example.org/sms/receipts/twilio/" + END;
    private static final String SECRET = "sesame-open-the-door-for-all-of-us";
    private static final Instant NOW = Instant.ofEpochSecond(1_734_000_000);
    private static final String BODY = "{\"message_uuid\":\"u-1\",\"status\":\"delivered\",\"text\":\"Привет\"}";
    private static final Map<String, String> FIELDS = Map.of(
            "MessageSid", "SM1",
            "MessageStatus", "delivered",
            "To", "+79123456789",
            "From", "Acme & Söhne = ok",
            "ErrorCode", "");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode signed;

    @BeforeAll
    static void sign() throws IOException, InterruptedException {
        Foreign.node_modules("@vonage/jwt");
        Foreign.node_modules("twilio");
        String question = JSON.writeValueAsString(Map.of(
                "url", URL,
                "fields", FIELDS,
                "body", BODY,
                "secret", SECRET,
                "apiKey", "k",
                "now", NOW.getEpochSecond()));
        Process node = Foreign.start("sign-receipts.js", Map.of(), question);
        byte[] answer = node.getInputStream().readAllBytes();
        assertThat(node.waitFor()).isZero();
        signed = JSON.readTree(answer);
    }

    @Test
    void a_form_signed_by_twilio_is_taken_and_a_changed_one_is_not() {
        Map<String, String> headers = Map.of(
                "X-Twilio-Signature",
                signed.get("twilio").asText(),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(takes(twilio(SECRET), post(URL, headers, form(FIELDS)))).isTrue();
        for (String field : FIELDS.keySet()) {
            Map<String, String> changed = new LinkedHashMap<>(FIELDS);
            changed.put(field, "other");
            assertThat(takes(twilio(SECRET), post(URL, headers, form(changed))))
                    .as(field)
                    .isFalse();
        }
        assertThat(takes(twilio(SECRET), post(URL + "?a=1", headers, form(FIELDS))))
                .isFalse();
        assertThat(takes(twilio("other"), post(URL, headers, form(FIELDS)))).isFalse();
        assertThat(takes(
                        twilio(SECRET),
                        post(URL, Map.of("Content-Type", "application/x-www-form-urlencoded"), form(FIELDS))))
                .isFalse();
    }

    @Test
    void a_body_signed_by_twilio_is_taken_and_a_changed_one_is_not() {
        String url = signed.get("urlWithHash").asText();
        Map<String, String> headers =
                Map.of("X-Twilio-Signature", signed.get("twilioOfBody").asText(), "Content-Type", "application/json");

        assertThat(takes(twilio(SECRET), post(url, headers, BODY))).isTrue();
        assertThat(takes(twilio(SECRET), post(url, headers, BODY.replace("u-1", "u-2"))))
                .isFalse();
    }

    @Test
    void a_body_with_a_token_of_vonage_is_taken_and_a_changed_one_is_not() {
        assertThat(signed.get("vonageAccepts").asBoolean()).isTrue();
        assertThat(signed.get("vonageAcceptsOthers").asBoolean()).isFalse();
        String token = signed.get("vonage").asText();
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");

        assertThat(takes(vonage(SECRET), post(URL, headers, BODY))).isTrue();
        assertThat(takes(vonage(SECRET), post(URL, headers, BODY.replace("u-1", "u-2"))))
                .as("the library itself does not look at the body")
                .isFalse();
        assertThat(takes(vonage(SECRET + "x"), post(URL, headers, BODY))).isFalse();
        char last = token.charAt(token.length() - 2);
        String bent =
                token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
        assertThat(takes(vonage(SECRET), post(URL, Map.of("Authorization", "Bearer " + bent), BODY)))
                .isFalse();
    }

    private static boolean takes(ReceiptDesk desk, VendorCall call) {
        return desk.read("x", END, call).isPresent();
    }

    private static ReceiptDesk twilio(String token) {
        return desk(new Twilio(), Map.of("ACCOUNT", "AC1", "TOKEN", token));
    }

    private static ReceiptDesk vonage(String secret) {
        return desk(new Vonage(), Map.of("KEY", "k", "SIGNATURE_SECRET", secret));
    }

    private static ReceiptDesk desk(GatewayKind kind, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(Gateways.defaults(kind));
        all.putAll(values);
        return new ReceiptDesk(Map.of(
                "x",
                new ReceiptDesk.Window(
                        List.of(END),
                        kind.receipts(new GatewayValues(all), () -> NOW).orElseThrow())));
    }

    private static VendorCall post(String url, Map<String, String> headers, String body) {
        return new VendorCall("POST", url, headers, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
