package dev.latchkey.verifier;

import static java.lang.Character.MAX_SURROGATE;
import static java.lang.Character.MIN_SURROGATE;

import dev.latchkey.verifier.JsonObject.Other;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON by the letter of RFC 8259, and less than that: UTF-8 without a byte order mark, no name twice in an object, no
 * half surrogates, eight levels at most. How long it may be is for those to say who have the bytes.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The object that these bytes are, and nothing before or after it but white space. */
    static JsonObject object(byte[] utf8) throws Malformed {
        JsonReader reader = new JsonReader(decoded(utf8));
        Object value = reader.value(1);
        if (reader.at < reader.text.length() || !(value instanceof JsonObject object)) {
            throw new Malformed("not one JSON object");
        }
        return object;
    }

    /** Decoded before it is read, so that no byte is forgiven, nor UTF-16 taken for JSON (RFC 8725, 3.7). */
    private static String decoded(byte[] utf8) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    private Object value(int depth) throws Malformed {
        skipSpace();
        Object value = switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Other.NULL);
            default -> number();
        };
        skipSpace();
        return value;
    }

    private JsonObject members(int depth) throws Malformed {
        Map<String, Object> members = new LinkedHashMap<>();
        if (isEmpty('}', depth)) {
            return new JsonObject(members);
        }
        do {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw new Malformed("a name twice");
            }
        } while (skip(','));
        expect('}');
        return new JsonObject(members);
    }

    private List<Object> items(int depth) throws Malformed {
        List<Object> items = new ArrayList<>();
        if (isEmpty(']', depth)) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (skip(','));
        expect(']');
        return items;
    }

    /** Enters an object or a list, and leaves it again if there is nothing in it. */
    private boolean isEmpty(char end, int depth) throws Malformed {
        if (depth > MAX_DEPTH) {
            throw new Malformed("too deep");
        }
        at++;
        skipSpace();
        return skip(end);
    }

    private String string() throws Malformed {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw new Malformed("a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (string.codePoints().anyMatch(point -> point >= MIN_SURROGATE && point <= MAX_SURROGATE)) {
            throw new Malformed("half a character");
        }
        return string.toString();
    }

    private char escaped() throws Malformed {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new Malformed("an unknown escape");
        };
    }

    private int hex() throws Malformed {
        char c = next();
        if (!HexFormat.isHexDigit(c)) {
            throw new Malformed("not hexadecimal");
        }
        return HexFormat.fromHexDigit(c);
    }

    private Object number() throws Malformed {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt() || number.end() - at > MAX_NUMBER) {
            throw new Malformed("not a number, or a long one");
        }
        at = number.end();
        return JsonObject.number(number.group());
    }

    private Object word(String word, Object meaning) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw new Malformed("an unknown word");
        }
        at += word.length();
        return meaning;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    private boolean skip(char c) {
        boolean isThere = at < text.length() && text.charAt(at) == c;
        if (isThere) {
            at++;
        }
        return isThere;
    }

    private void expect(char c) throws Malformed {
        if (!skip(c)) {
            throw new Malformed("something else was due");
        }
    }

    private char next() throws Malformed {
        if (at == text.length()) {
            throw new Malformed("no end");
        }
        return text.charAt(at++);
    }

    /** The character that comes next; at the end one that begins nothing. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
