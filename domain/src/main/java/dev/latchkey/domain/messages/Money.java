package dev.latchkey.domain.messages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount of money, never negative, in the one currency that the operator has chosen for everything.
 *
 * @param tenThousandths how many ten-thousandths of that currency's unit
 */
public record Money(long tenThousandths) implements Comparable<Money> {
    public static final Money NONE = new Money(0);

    private static final int DIGITS = 4;
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,4})?");

    public Money {
        if (tenThousandths < 0) {
            throw new IllegalArgumentException("Nobody pays us for messages");
        }
    }

    /**
     * An amount such as {@code 2.5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Money parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an amount such as 2.50, of at most four decimals");
        }
        return new Money(new BigDecimal(text).movePointRight(DIGITS).longValueExact());
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(tenThousandths, count));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    /** For people: two decimals, or as many as there are. */
    public String text() {
        BigDecimal exact = BigDecimal.valueOf(tenThousandths, DIGITS).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }
}
