package dev.latchkey.sms.vendors;

import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the words of one vendor mean for the messages they are about. */
final class States {
    private final Map<String, State> meanings = new HashMap<>();
    private Predicate<String> hopeless = word -> false;

    States mean(State state, String... words) {
        for (String word : words) {
            meanings.put(word, state);
        }
        return this;
    }

    /** After these words, or these codes of errors, no other gateway is to try. */
    States hopeless(Predicate<String> wordOrCode) {
        hopeless = wordOrCode;
        return this;
    }

    /** A word that is not known says nothing. */
    State of(String word) {
        return meanings.getOrDefault(word.toLowerCase(Locale.ROOT), State.UNKNOWN);
    }

    /** News of a message by the names that are there; none if there is no name. */
    List<Receipt> receipt(String word, String code, String... names) {
        Set<String> known = new LinkedHashSet<>(List.of(names));
        known.remove("");
        boolean says = !code.isEmpty() && !code.equals("0");
        return known.isEmpty()
                ? List.of()
                : List.of(new Receipt(known, of(word), says ? Optional.of(code) : Optional.empty())
                        .hopelessIf(hopeless.test(word) || hopeless.test(code)));
    }
}
