package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.VendorRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The question to a gateway that the operator described. */
final class GenericRequest {
    private static final Set<String> PLACES = Set.of(
            "phone", "digits", "text", "code", "id", "ttl", "from", "login", "password", "token", "basic", "receipts");
    private static final long LONGEST_LIFE = 86_400;

    private final GatewayValues values;
    private final String id;
    private final Map<String, String> filling = new HashMap<>();

    GenericRequest(GatewayValues values, OutgoingMessage message) {
        this.values = values;
        this.id = message.id().value().toString();
        filling.put("phone", message.phone().e164());
        filling.put("digits", message.phone().e164().substring(1));
        filling.put("text", message.text());
        filling.put("code", message.code().orElse(""));
        filling.put("id", id);
        filling.put("ttl", Long.toString(Life.seconds(message, 1, LONGEST_LIFE)));
        filling.put("receipts", values.maybe(Gateways.RECEIPT_URL).orElse(""));
        for (String own : Set.of("from", "login", "password", "token")) {
            filling.put(own, values.maybe(own.toUpperCase(Locale.ROOT)).orElse(""));
        }
        String both = values.maybe("LOGIN").orElse("") + ":"
                + values.maybe("PASSWORD").orElse("");
        filling.put("basic", Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    VendorRequest at(Instant now) {
        URI uri = URI.create(filled(values.text("URL"), VendorRequest::encoded));
        VendorRequest request = VendorRequest.to(values.text("METHOD"), uri);
        String body = body();
        if (!body.isEmpty()) {
            request = request.body(contentType(), body);
        }
        request = request.header("Idempotency-Key", id);
        for (String header : headers(values.maybe("HEADERS").orElse(""))) {
            int colon = header.indexOf(':');
            request = request.header(
                    header.substring(0, colon).strip(),
                    filled(header.substring(colon + 1).strip(), UnaryOperator.identity()));
        }
        return values.maybe("SECRET").isEmpty() ? request : request.header("X-Signature", signature(now, body));
    }

    private String body() {
        return switch (values.text("FORMAT")) {
            case "json" ->
                filled(
                        values.text("BODY"),
                        text -> new String(JsonStringEncoder.getInstance().quoteAsString(text)));
            case "form" -> filled(values.text("BODY"), VendorRequest::encoded);
            default -> "";
        };
    }

    private String contentType() {
        return values.text("FORMAT").equals("json")
                ? "application/json"
                : "application/x-www-form-urlencoded; charset=utf-8";
    }

    private String signature(Instant now, String body) {
        String signed = now.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(values.text("SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HmacSHA256", e);
        }
    }

    private String filled(String template, UnaryOperator<String> escaping) {
        return new Template(template).filled(filling, escaping);
    }

    private static String[] headers(String text) {
        return text.isBlank() ? new String[0] : text.strip().split("\\s*[|\n]\\s*");
    }

    static void checkHeaders(String text) {
        checkPlaces(text);
        for (String header : headers(text)) {
            if (!header.matches("[A-Za-z0-9-]+\\s*:[ -~]*")) {
                throw new IllegalArgumentException("has a part that is no header such as Name: value");
            }
        }
    }

    static void checkPlaces(String text) {
        if (!PLACES.containsAll(new Template(text).places())) {
            throw new IllegalArgumentException("has a place that stands for nothing");
        }
    }
}
