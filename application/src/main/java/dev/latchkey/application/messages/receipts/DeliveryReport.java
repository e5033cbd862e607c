package dev.latchkey.application.messages.receipts;

import dev.latchkey.domain.messages.MessageState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * News of a message that a gateway has taken.
 *
 * @param names by any of which the message may be known: the gateway's name for it, or ours
 * @param code the gateway's code for what was wrong
 * @param hopeless whether every gateway would fail as this one has: no such number, an opt-out, a forbidden text
 * @param refunded whether the gateway has given back what it took for the message
 */
public record DeliveryReport(
        String gateway,
        Set<String> names,
        MessageState state,
        Optional<String> code,
        boolean hopeless,
        boolean refunded) {
    private static final int MOST_NAMES = 8;
    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile("[!-~]{1," + LONGEST_NAME + "}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/-]{1,60}");

    /** Leaves out what cannot be the name of a message, and what does not look like a code: it may be the text. */
    public DeliveryReport {
        Set<String> usable = new TreeSet<>();
        names.stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted()
                .limit(MOST_NAMES)
                .forEach(usable::add);
        names = Set.copyOf(usable);
        code = code.filter(text -> CODE.matcher(text).matches());
    }

    /** News after which another gateway may try, and that say nothing of money. */
    public DeliveryReport(String gateway, Set<String> names, MessageState state, Optional<String> code) {
        this(gateway, names, state, code, false, false);
    }
}
