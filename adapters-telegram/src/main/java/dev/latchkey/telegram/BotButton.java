package dev.latchkey.telegram;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A button under a message.
 *
 * @param data what comes back when it is pressed, 1 to 64 bytes; anybody can send any other
 * @param link what is opened instead of that; then there are no data
 * @param colour how it looks, where Telegram shows colours
 */
public record BotButton(String text, String data, Optional<URI> link, Colour colour) {
    private static final int MOST_BYTES = 64;

    public BotButton {
        int length = data.getBytes(StandardCharsets.UTF_8).length;
        if (text.isEmpty() || length > MOST_BYTES || (length == 0) != link.isPresent()) {
            throw new IllegalArgumentException("A button has a text, and data of 1 to 64 bytes");
        }
    }

    public BotButton(String text, String data) {
        this(text, data, Colour.USUAL);
    }

    public BotButton(String text, String data, Colour colour) {
        this(text, data, Optional.empty(), colour);
    }

    /** A button that opens an address. */
    public static BotButton link(String text, URI address) {
        return new BotButton(text, "", Optional.of(address), Colour.USUAL);
    }

    /** Without the data, which are a secret while the button can be pressed. */
    @Override
    public String toString() {
        return "BotButton[" + text + "]";
    }

    /** The looks of buttons, which say what pressing them means. */
    public enum Colour {
        USUAL(""),
        /** It lets something happen. */
        GREEN("success"),
        /** It ends something. */
        RED("danger");

        private final String style;

        Colour(String style) {
            this.style = style;
        }

        /** What Telegram calls it, if anything. */
        Optional<String> style() {
            return Optional.of(style).filter(name -> !name.isEmpty());
        }
    }
}
