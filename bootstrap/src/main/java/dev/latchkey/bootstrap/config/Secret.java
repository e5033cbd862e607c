package dev.latchkey.bootstrap.config;

import java.nio.charset.StandardCharsets;

/** A text that must not be seen. It is nowhere in what is printed, logged or put into an exception. */
public record Secret(String text) {

    /** The key that the text is: its bytes in UTF-8. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
