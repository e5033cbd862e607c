package dev.latchkey.security.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that we share with a receiver, in the form of Standard Webhooks: {@code whsec_} and 24 to 64 bytes in base64. */
public final class WebhookKey {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    private WebhookKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The key that the text is.
     *
     * @throws IllegalArgumentException if it is none; its message does not hold the text
     */
    public static WebhookKey parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("must begin with " + PREFIX);
        }
        byte[] key = decoded(text.substring(PREFIX.length()));
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("must hold " + SHORTEST + " to " + LONGEST + " bytes");
        }
        return new WebhookKey(key);
    }

    /** What stands in the header {@code webhook-signature}. */
    String signature(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookKey[***]";
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Its own message would hold a character of the secret.
            throw new IllegalArgumentException("must be base64 after " + PREFIX);
        }
    }
}
