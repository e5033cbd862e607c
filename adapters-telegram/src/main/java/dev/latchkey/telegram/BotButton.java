package dev.latchkey.telegram;

import java.nio.charset.StandardCharsets;

/**
 * A button under a message.
 *
 * @param data what comes back when it is pressed, 1 to 64 bytes; anybody can send any other
 */
public record BotButton(String text, String data) {
    private static final int MOST_BYTES = 64;

    public BotButton {
        int length = data.getBytes(StandardCharsets.UTF_8).length;
        if (text.isEmpty() || length == 0 || length > MOST_BYTES) {
            throw new IllegalArgumentException("A button has a text, and data of 1 to 64 bytes");
        }
    }

    /** Without the data, which are a secret while the button can be pressed. */
    @Override
    public String toString() {
        return "BotButton[" + text + "]";
    }
}
