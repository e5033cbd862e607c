package dev.latchkey.domain.login;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a button under a prompt says. A modified client can send whatever it likes, so nothing in it is believed: the key is
 * random and of one prompt, and a number is compared with that of the page.
 *
 * @param yes whether it lets somebody in; else it was not the person who is asked
 * @param number which number was chosen, where there were some
 */
public record ChatAnswer(TelegramSecret key, boolean yes, Optional<MatchNumber> number) {
    private static final Pattern SHAPE = Pattern.compile("(?:y([0-9]{2})?|n):([A-Za-z0-9_-]{43})");

    public static ChatAnswer yes(TelegramSecret key) {
        return new ChatAnswer(key, true, Optional.empty());
    }

    public static ChatAnswer number(TelegramSecret key, MatchNumber number) {
        return new ChatAnswer(key, true, Optional.of(number));
    }

    public static ChatAnswer no(TelegramSecret key) {
        return new ChatAnswer(key, false, Optional.empty());
    }

    /** What came back, or empty if no button of ours ever said that. */
    public static Optional<ChatAnswer> parse(String data) {
        Matcher matcher = SHAPE.matcher(data);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<MatchNumber> number =
                Optional.ofNullable(matcher.group(1)).map(Integer::parseInt).map(MatchNumber::new);
        return Optional.of(new ChatAnswer(new TelegramSecret(matcher.group(2)), data.startsWith("y"), number));
    }

    /** At most 47 bytes; Telegram carries 64. */
    public String data() {
        return (yes ? "y" + number.map(MatchNumber::digits).orElse("") : "n") + ":" + key.text();
    }

    @Override
    public String toString() {
        return "ChatAnswer[***]";
    }
}
