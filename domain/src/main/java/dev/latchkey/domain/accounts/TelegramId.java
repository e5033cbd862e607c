package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that Telegram gave to somebody: the one thing of theirs at Telegram that never changes hands, as usernames do.
 * At most 52 bits (Bot API).
 */
public record TelegramId(long value) implements Identifier {
    private static final long LARGEST = (1L << 52) - 1;
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,15}");

    public TelegramId {
        if (value < 1 || value > LARGEST) {
            throw new InvalidValue("telegram_id", "telegram.id_invalid", "must be a positive number of 52 bits");
        }
    }

    /** The number that was written, or empty if it is none that Telegram could have given. */
    public static Optional<TelegramId> parse(String digits) {
        if (!SHAPE.matcher(digits).matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        return value <= LARGEST ? Optional.of(new TelegramId(value)) : Optional.empty();
    }

    /** The last two digits. */
    @Override
    public String masked() {
        String digits = Long.toString(value);
        return "***" + digits.substring(Math.max(0, digits.length() - 2));
    }

    /** Masked, because records end up in logs. */
    @Override
    public String toString() {
        return masked();
    }
}
