package dev.latchkey.application.login.telegram.line;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** What Telegram sends along with every update, so that nobody else can bring one. Never printed. */
public record WebhookSecret(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    public WebhookSecret {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("is not 16 to 256 letters, digits, _ and -");
        }
    }

    /** Takes as long whatever is wrong with it. */
    boolean matches(String sent) {
        return MessageDigest.isEqual(bytes(text), bytes(sent));
    }

    @Override
    public String toString() {
        return "WebhookSecret[***]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
