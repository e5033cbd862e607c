package dev.latchkey.sms.vendors;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with places such as {@code {{phone}}} in it. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]*)}}");

    /** The names of its places. */
    Set<String> places() {
        return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }

    /** In one pass, so that what is filled in is never taken for a place; each value as its surroundings need it. */
    String filled(Map<String, String> values, UnaryOperator<String> escaping) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(escaping.apply(values.getOrDefault(place.group(1), ""))));
    }
}
