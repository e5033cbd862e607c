package dev.latchkey.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A signed token taken apart, before anybody believes it. Stricter than any library: one spelling for every token, and
 * nothing in its header but what we put there.
 *
 * @param algorithm what the header says; to be compared with what the key is for, never to choose by
 * @param keyId the name of the key, as the header says
 * @param payload what the token claims, a JSON object
 */
record CompactToken(String algorithm, String keyId, JsonNode payload) {
    static final String TYPE = "at+jwt";

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Takes the token apart.
     *
     * @throws NotOurs if it is not a signed token of the kind we make
     */
    static CompactToken parse(String token) {
        int headerEnd = token.indexOf('.');
        int payloadEnd = token.indexOf('.', headerEnd + 1);
        NotOurs.unless(headerEnd > 0 && payloadEnd > headerEnd && token.indexOf('.', payloadEnd + 1) < 0);

        JsonNode header = object(decoded(token.substring(0, headerEnd)));
        JsonNode payload = object(decoded(token.substring(headerEnd + 1, payloadEnd)));
        NotOurs.unless(decoded(token.substring(payloadEnd + 1)).length > 0);

        for (Iterator<String> names = header.fieldNames(); names.hasNext(); ) {
            NotOurs.unless(HEADER.contains(names.next()));
        }
        NotOurs.unless(text(header, "typ").equals(TYPE));
        String keyId = text(header, "kid");
        NotOurs.unless(NAME.matcher(keyId).matches());
        return new CompactToken(text(header, "alg"), keyId, payload);
    }

    /** The member, which must be there and must be a text. */
    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        NotOurs.unless(value.isTextual());
        return value.textValue();
    }

    /** The JDK's decoder forgives padding and stray bits at the end; what it cannot write the same way again is refused. */
    private static byte[] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            NotOurs.unless(Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(part));
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new NotOurs();
        }
    }

    /** Decoded first and parsed as text, because the parser would take UTF-16 and UTF-32 for JSON too (RFC 8725, 3.7). */
    private static JsonNode object(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            JsonNode node = JSON.readTree(text);
            NotOurs.unless(node.isObject());
            return node;
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new NotOurs();
        }
    }
}
