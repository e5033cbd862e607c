package dev.latchkey.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A setting that is a key: long enough, and not what stands in somebody's example. */
final class SecretSetting {
    private static final int MIN_BYTES = 32;

    private static final int MIN_DISTINCT = 8;

    /** What is shorter and repeated was typed to fill the length, not drawn by chance. */
    private static final int SHORT_PIECE = 16;

    /** Pieces of the examples people copy, in lower case and without anything between the words. */
    private static final List<String> EXAMPLES = List.of(
            "changeme",
            "changethis",
            "changeit",
            "replaceme",
            "replacethis",
            "replacewith",
            "yoursecret",
            "yoursuper",
            "yourjwt",
            "yourown",
            "your256bit",
            "supersecret",
            "topsecret",
            "mysecret",
            "secretexample",
            "examplesecret",
            "examplekey",
            "djangoinsecure",
            "donotuse",
            "insecuresecret",
            "placeholder",
            "keyboardcat",
            "password",
            // jwt.io
            "astringsecretatleast256bitslong",
            // RFC 7515, appendix A.1
            "aym1sysppbydfgzld3umj1qzkobwvmkoqq");

    private SecretSetting() {}

    /**
     * The bytes of the key.
     *
     * @throws IllegalArgumentException with a message that names the setting and never shows its value
     */
    static byte[] bytes(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    name + " has " + bytes.length + " bytes; it needs at least " + MIN_BYTES + remedy());
        }
        if (isRepetitive(value) || value.chars().distinct().count() < MIN_DISTINCT) {
            throw new IllegalArgumentException(name + " repeats itself and is easily guessed" + remedy());
        }
        if (isExample(value)) {
            throw new IllegalArgumentException(name + " is an example that everybody knows" + remedy());
        }
        return bytes;
    }

    /** Whether the whole is one short piece over and over, at least twice; the last one may be cut short. */
    private static boolean isRepetitive(String value) {
        for (int period = 1; period < SHORT_PIECE && period <= value.length() / 2; period++) {
            if (value.startsWith(value.substring(period))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExample(String value) {
        String words = value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return EXAMPLES.stream().anyMatch(words::contains);
    }

    private static String remedy() {
        return "; make one with: openssl rand -base64 48";
    }
}
