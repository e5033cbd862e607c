package dev.latchkey.sms.gateways;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What vendors sign their calls with. Comparisons take the same time whatever is wrong. */
public final class Signatures {
    /**
     * How old a signed call may be. Vendors repeat calls for hours with the old time in them, and a call that comes twice
     * changes nothing, so this is wide.
     */
    private static final Duration LONGEST_AGE = Duration.ofHours(25);

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private Signatures() {}

    /** The MAC of that algorithm, as {@code HmacSHA256}. */
    public static byte[] mac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is not there", e);
        }
    }

    /** The hash of that algorithm, as {@code SHA-256}. */
    public static byte[] hash(String algorithm, byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is not there", e);
        }
    }

    public static boolean isHex(byte[] right, String written) {
        return isSame(HexFormat.of().formatHex(right), written.toLowerCase(Locale.ROOT));
    }

    public static boolean isSame(String right, String written) {
        return MessageDigest.isEqual(bytes(right), bytes(written));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a call that says it was made then may be one of today. */
    public static boolean isRecent(String unixSeconds, Instant now) {
        if (!unixSeconds.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(unixSeconds));
        return !at.isBefore(now.minus(LONGEST_AGE)) && !at.isAfter(now.plus(CLOCKS_APART));
    }
}
