package dev.latchkey.telegram;

import java.util.regex.Pattern;

/** The secret of a bot, which begins with the bot's number. Never printed: whoever has it is the bot. */
public final class BotToken {
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,15}):[A-Za-z0-9_-]{1,100}");

    private final String text;

    /**
     * The token as Telegram gave it out.
     *
     * @throws IllegalArgumentException if it cannot be one; without a word of it
     */
    public BotToken(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a bot's token: a number, a colon, letters and digits");
        }
        this.text = text;
    }

    /** The number of the bot. */
    public long bot() {
        return Long.parseLong(text.substring(0, text.indexOf(':')));
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "BotToken[***]";
    }
}
