package dev.latchkey.domain.messages;

import java.util.Optional;
import java.util.Set;

/**
 * Which numbers texts are sent to at all. Decided before anybody is asked and without knowing whose number it is.
 *
 * @param regions countries in two letters
 * @param callingCodes countries by how their numbers begin
 * @param everywhere whether countries that are not named are served too
 * @param voip whether numbers of internet telephony are served
 */
public record ServedNumbers(Set<String> regions, Set<Integer> callingCodes, boolean everywhere, boolean voip) {

    public ServedNumbers {
        regions = Set.copyOf(regions);
        callingCodes = Set.copyOf(callingCodes);
    }

    /** Every country, and internet telephony too. */
    public static ServedNumbers all() {
        return new ServedNumbers(Set.of(), Set.of(), true, true);
    }

    /** Why nothing is sent there; empty if it is served. */
    public Optional<SendRule> refusal(Destination destination) {
        boolean named = regions.contains(destination.region()) || callingCodes.contains(destination.callingCode());
        if (!named && !everywhere) {
            return Optional.of(SendRule.COUNTRY);
        }
        boolean reached = switch (destination.kind().reach()) {
            case TEXTS -> true;
            case WHERE_THE_COUNTRY_IS_NAMED -> named;
            case IF_ALLOWED -> voip;
            case NEVER -> false;
        };
        return reached ? Optional.empty() : Optional.of(SendRule.KIND);
    }
}
