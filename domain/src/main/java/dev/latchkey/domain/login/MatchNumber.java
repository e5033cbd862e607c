package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Two digits that a page shows and a chat asks for, so that who says yes has the page before them. */
public record MatchNumber(int value) {
    private static final int ALL = 100;
    private static final int CHOICES = 3;

    public MatchNumber {
        if (value < 0 || value >= ALL) {
            throw new InvalidValue("match_code", "field.range", "must be two digits");
        }
    }

    public static MatchNumber random(RandomGenerator random) {
        return new MatchNumber(random.nextInt(ALL));
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
