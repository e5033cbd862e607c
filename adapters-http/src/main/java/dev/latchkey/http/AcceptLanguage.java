package dev.latchkey.http;

import dev.latchkey.domain.accounts.Language;
import java.util.Comparator;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The language in which a client wants to be answered. */
final class AcceptLanguage {
    private static final int LONGEST_HEADER = 500;

    private AcceptLanguage() {}

    /** Of our languages the one the header likes best; English if it names none of them, or is garbage. */
    static Language preferred(@Nullable String header) {
        return asked(header).orElse(Language.EN);
    }

    /** Of our languages the one the header likes best, if it names any of them. */
    static Optional<Language> asked(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                    .flatMap(AcceptLanguage::within)
                    .findFirst();
        } catch (IllegalArgumentException garbage) {
            return Optional.empty();
        }
    }

    private static Stream<Language> within(LanguageRange range) {
        String asked = range.getRange().toLowerCase(Locale.ROOT);
        return Stream.of(Language.values())
                .filter(language -> asked.equals(language.tag()) || asked.startsWith(language.tag() + "-"));
    }
}
