package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for numbers by how they begin: the longest beginning decides.
 *
 * @param byPrefix by the first digits, without the plus sign; the empty prefix stands for all other numbers
 */
public record LongestPrefix<T>(Map<String, T> byPrefix) {

    public LongestPrefix {
        byPrefix = Map.copyOf(byPrefix);
    }

    /** What holds for that number; empty if no beginning of it is known. */
    public Optional<T> of(PhoneNumber phone) {
        String digits = phone.e164().substring(1);
        for (int length = digits.length(); length >= 0; length--) {
            T found = byPrefix.get(digits.substring(0, length));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
