package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.sms.gateways.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The two ways in which Vonage signs: a token beside the body, and a field over the other fields. */
final class VonageSignature {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> MACS = Map.of(
            "md5", "HmacMD5",
            "sha1", "HmacSHA1",
            "sha256", "HmacSHA256",
            "sha512", "HmacSHA512");

    private VonageSignature() {}

    /** A token, HS256 and nothing else, of our account and over this body. */
    static boolean isToken(String token, String secret, String apiKey, byte[] body, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        byte[] mac =
                Signatures.mac("HmacSHA256", Signatures.bytes(secret), Signatures.bytes(parts[0] + "." + parts[1]));
        if (!Signatures.isSame(Base64.getUrlEncoder().withoutPadding().encodeToString(mac), parts[2])) {
            return false;
        }
        JsonNode head = decoded(parts[0]);
        JsonNode claims = decoded(parts[1]);
        boolean ours = head.path("alg").asText().equals("HS256")
                && (!claims.has("api_key") || claims.path("api_key").asText().equals(apiKey));
        boolean ofToday = Signatures.isRecent(claims.path("iat").asText(), now);
        // Without the hash of its body a token would be good for any other body too.
        String hash = claims.path("payload_hash").asText();
        return ours && ofToday && Signatures.isHex(Signatures.hash("SHA-256", body), hash);
    }

    /** The field {@code sig} over the others in the order of their names. */
    static boolean isSigned(JsonNode fields, String secret, String method, Instant now) {
        Map<String, String> sorted = new TreeMap<>();
        fields.properties()
                .forEach(field ->
                        sorted.put(field.getKey(), field.getValue().asText().replaceAll("[&=]", "_")));
        sorted.remove("sig");
        StringBuilder signed = new StringBuilder();
        sorted.forEach(
                (name, value) -> signed.append('&').append(name).append('=').append(value));
        byte[] right = method.equals("md5hash")
                ? Signatures.hash("MD5", Signatures.bytes(signed + secret))
                : Signatures.mac(
                        MACS.getOrDefault(method, "HmacSHA256"),
                        Signatures.bytes(secret),
                        Signatures.bytes(signed.toString()));
        return Signatures.isHex(right, fields.path("sig").asText())
                && Signatures.isRecent(fields.path("timestamp").asText(), now);
    }

    private static JsonNode decoded(String part) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return JSON.createObjectNode();
        }
    }
}
