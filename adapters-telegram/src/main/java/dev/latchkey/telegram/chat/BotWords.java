package dev.latchkey.telegram.chat;

import dev.latchkey.domain.accounts.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the bot in one language, with the name of the site in them. */
final class BotWords {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

    private final Properties words = new Properties();
    private final Language language;
    private final String site;
    private final DateTimeFormatter time;

    BotWords(Language language, String site) {
        this.language = language;
        this.site = site;
        String file = "bot_" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(BotWords.class.getResourceAsStream(file), file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        this.time = DateTimeFormatter.ofPattern(of("time"), Locale.forLanguageTag(language.tag()))
                .withZone(ZoneOffset.UTC);
    }

    Language language() {
        return language;
    }

    Set<String> names() {
        return words.stringPropertyNames();
    }

    String of(String name) {
        return of(name, Map.of());
    }

    /** The words with those values in their blanks. What looks like a blank in a value is left as it is. */
    String of(String name, Map<String, String> values) {
        String text = words.getProperty(name);
        if (text == null) {
            throw new IllegalStateException("No words for " + name);
        }
        Map<String, String> all = new HashMap<>(values);
        all.put("site", site);
        return BLANK.matcher(text)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        Objects.requireNonNull(all.get(blank.group(1)), () -> "No " + blank.group() + " for " + name)));
    }

    String time(Instant when) {
        return time.format(when);
    }
}
