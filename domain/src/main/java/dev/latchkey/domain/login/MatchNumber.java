package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two digits that a page shows and a chat asks for, so that who says yes has the page before them. */
public record MatchNumber(int value) {
    private static final int ALL = 100;
    private static final int CHOICES = 3;
    private static final Pattern TYPED = Pattern.compile("\\s*(\\d)\\s*(\\d)\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    public MatchNumber {
        if (value < 0 || value >= ALL) {
            throw new InvalidValue("match_code", "field.range", "must be two digits");
        }
    }

    public static MatchNumber random(RandomGenerator random) {
        return new MatchNumber(random.nextInt(ALL));
    }

    /** The number that somebody has typed, in any digits; empty if it is none. */
    public static Optional<MatchNumber> typed(String text) {
        return Optional.of(TYPED.matcher(text))
                .filter(Matcher::matches)
                .map(digits -> new MatchNumber(10 * digit(digits.group(1)) + digit(digits.group(2))));
    }

    private static int digit(String text) {
        return Character.digit(text.codePointAt(0), 10);
    }

    /** The number as people see it. */
    public String digits() {
        return "%02d".formatted(value);
    }

    /** This one among others, in an order that says nothing of which it is. */
    public List<MatchNumber> among(RandomGenerator random) {
        List<MatchNumber> choices = new ArrayList<>();
        while (choices.size() < CHOICES - 1) {
            MatchNumber other = random(random);
            if (!other.equals(this) && !choices.contains(other)) {
                choices.add(other);
            }
        }
        choices.add(random.nextInt(CHOICES), this);
        return List.copyOf(choices);
    }

    @Override
    public String toString() {
        return "MatchNumber[**]";
    }
}
