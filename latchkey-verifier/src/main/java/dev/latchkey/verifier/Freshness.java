package dev.latchkey.verifier;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long keys may be used without asking again: as long as {@code Cache-Control} says, less what a proxy used up of it,
 * but within bounds. The upper bound keeps us well below the hour for which Latchkey publishes a key before it signs with
 * it, so that no key is new to us when its first token comes. The lower bound keeps a wrong setting from asking with every
 * token.
 */
final class Freshness {
    static final Duration LEAST = Duration.ofSeconds(30);
    static final Duration MOST = Duration.ofMinutes(15);

    /** Where the answer does not say. */
    static final Duration USUAL = Duration.ofMinutes(5);

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,9})");
    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[,\\s])no-(?:store|cache)(?:$|[,\\s])");

    private Freshness() {}

    static Duration of(HttpHeaders headers) {
        String control = String.join(",", headers.allValues("Cache-Control")).toLowerCase(Locale.ROOT);
        Matcher maxAge = MAX_AGE.matcher(control);
        if (NOT_KEPT.matcher(control).find()) {
            return LEAST;
        }
        Duration said = maxAge.find() ? Duration.ofSeconds(Long.parseLong(maxAge.group(1))) : USUAL;
        return bounded(said.minusSeconds(age(headers).orElse(0)));
    }

    private static Duration bounded(Duration wanted) {
        if (wanted.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return wanted.compareTo(MOST) > 0 ? MOST : wanted;
    }

    private static OptionalLong age(HttpHeaders headers) {
        return headers.firstValue("Age").filter(age -> age.matches("[0-9]{1,9}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
