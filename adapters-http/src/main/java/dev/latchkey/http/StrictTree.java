package dev.latchkey.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.shared.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Bytes to a JSON tree, with nothing repaired on the way. The whole body is read before any field is looked at, so that
 * one that is broken further down is always a 400, whatever stands in front.
 */
final class StrictTree {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictTree() {}

    static JsonNode read(byte[] bytes) {
        JsonNode tree = parsed(decoded(bytes));
        requireCleanText(tree, "");
        return tree;
    }

    // Jackson would guess UTF-16 and UTF-32, and repair what is not UTF-8: two bodies would become one value.
    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isEmpty() || text.charAt(0) == BYTE_ORDER_MARK) {
                throw new EdgeRefused(EdgeProblem.MALFORMED);
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw new EdgeRefused(EdgeProblem.MALFORMED);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode tree = Json.mapper().readTree(text);
            if (tree.isMissingNode()) {
                throw new EdgeRefused(EdgeProblem.MALFORMED);
            }
            return tree;
        } catch (JsonProcessingException notJson) {
            throw new EdgeRefused(EdgeProblem.MALFORMED);
        }
    }

    private static void requireCleanText(JsonNode node, String path) {
        if (node.isTextual() && !isClean(node.textValue())) {
            throw new InvalidValue(WrongJson.field(path), WrongJson.CHARACTERS, "has characters that are not text");
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new EdgeRefused(EdgeProblem.MALFORMED);
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : Json.mapper().createArrayNode()) {
            requireCleanText(element, path + "[" + index++ + "]");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String inside = WrongJson.join(path, property.getKey());
            if (!isClean(property.getKey())) {
                throw new InvalidValue(WrongJson.field(inside), WrongJson.CHARACTERS, "has a name that is not text");
            }
            requireCleanText(property.getValue(), inside);
        }
    }

    /** PostgreSQL takes no NUL; half a surrogate pair would be stored as something else. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
