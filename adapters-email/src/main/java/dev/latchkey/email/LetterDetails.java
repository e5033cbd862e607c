package dev.latchkey.email;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What helps to tell whether it was oneself: when, and what else is known. Some of it was chosen by whoever caused the
 * letter, who may be an attacker, so no detail can be a link, long, or more than a line.
 */
final class LetterDetails {
    private static final List<String> KNOWN = List.of("device", "ip", "phone", "email");
    private static final int LONGEST = 100;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]+");

    /** Mail programs make links of these by themselves. */
    private static final Pattern LIKE_A_LINK = Pattern.compile("(?<=[\\p{L}\\p{N}])\\.(?=\\p{L})|://|@");

    private final LetterWords words;
    private final DateTimeFormatter time;

    LetterDetails(LetterWords words, Language language) {
        this.words = words;
        this.time = DateTimeFormatter.ofPattern(words.of("time"), Locale.forLanguageTag(language.tag()))
                .withZone(ZoneOffset.UTC);
    }

    /** Labels and values, in the order in which they are shown. */
    Map<String, String> of(Letter letter) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(words.of("detail.time"), time(letter.createdAt()));
        Map<String, String> others = new TreeMap<>(letter.details());
        for (String name : KNOWN) {
            String value = others.remove(name);
            if (value != null) {
                put(rows, name, value);
            }
        }
        others.forEach((name, value) -> put(rows, name, value));
        return rows;
    }

    String time(Instant when) {
        return time.format(when);
    }

    private void put(Map<String, String> rows, String name, String value) {
        String shown = cleaned(value);
        if (name.equals("device")) {
            shown = LIKE_A_LINK.matcher(shown).replaceAll(" ");
        }
        if (!shown.isEmpty()) {
            rows.put(words.maybe("detail." + name).orElse(cleaned(name)), shown);
        }
    }

    private static String cleaned(String text) {
        String line = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
