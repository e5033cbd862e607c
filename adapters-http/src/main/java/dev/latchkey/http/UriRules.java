package dev.latchkey.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which paths and queries are let in. One address, one spelling: whatever a proxy in front of us might read in another
 * way than we do, such as {@code ;}, {@code //}, dots or encoded slashes, is refused rather than interpreted.
 */
final class UriRules {
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~!$&'()*+,=:@%-]+)*/?");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,=:@%/?;\\[\\]|^`{}\"<>\\\\-]*");
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    private UriRules() {}

    static boolean allowsPath(String path) {
        if (!PATH.matcher(path).matches() || DOTS.matcher(path).find()) {
            return false;
        }
        String decoded = decodedOrNull(path);
        return decoded != null && isCleanSegmentText(path, decoded);
    }

    static boolean allowsQuery(@Nullable String query) {
        if (query == null) {
            return true;
        }
        String decoded = QUERY.matcher(query).matches() ? decodedOrNull(query) : null;
        return decoded != null && decoded.indexOf('\0') < 0;
    }

    // What was encoded must not be what separates: neither slashes nor dots nor control characters.
    private static boolean isCleanSegmentText(String path, String decoded) {
        boolean slashes = decoded.chars().filter(c -> c == '/').count()
                > path.chars().filter(c -> c == '/').count();
        boolean odd = decoded.chars().anyMatch(c -> c == '\\' || c == '%' || Character.isISOControl(c));
        return !slashes && !odd && !DOTS.matcher(decoded).find();
    }

    /** The text with its percent signs resolved once; null if they are not hexadecimal, or not UTF-8. */
    private static @Nullable String decodedOrNull(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                return null;
            }
            bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
