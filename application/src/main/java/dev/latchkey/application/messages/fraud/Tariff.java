package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.LongestPrefix;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.SmsLength;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a gateway takes for messages.
 *
 * @param byPrefix the price for numbers that begin so, without the plus sign; the longest beginning decides, and the empty
 *     one stands for all others, which cost nothing if it is missing
 * @param perSegment whether that is for each segment of a text, or for the whole of it
 * @param written how the gateway writes texts, which decides how many segments they have
 */
public record Tariff(Map<String, Money> byPrefix, boolean perSegment, UnaryOperator<String> written) {

    public Tariff {
        byPrefix = Map.copyOf(byPrefix);
    }

    /** Nothing. */
    public static Tariff free() {
        return new Tariff(Map.of(), false, UnaryOperator.identity());
    }

    /** The price of that text to that phone. */
    public Money of(PhoneNumber phone, String text) {
        Money price = new LongestPrefix<>(byPrefix).of(phone).orElse(Money.NONE);
        return perSegment && price.tenThousandths() > 0
                ? price.times(SmsLength.of(written.apply(text)).segments())
                : price;
    }
}
