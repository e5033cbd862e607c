package dev.latchkey.http;

import dev.latchkey.domain.accounts.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What people read when we say no. The files {@code problems_*.properties} hold for each code a title under the code
 * itself and a sentence under {@code <code>.detail}; a code without texts borrows those of its status.
 */
final class ProblemTexts {
    private static final Map<Language, Properties> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            TEXTS.put(language, load("problems_" + language.tag() + ".properties"));
        }
    }

    private ProblemTexts() {}

    static String title(Language language, String code, int status) {
        return text(language, code).or(() -> text(language, "status." + status)).orElse(code);
    }

    static String detail(Language language, String code, int status) {
        return text(language, code + ".detail")
                .or(() -> text(language, code))
                .or(() -> text(language, "status." + status + ".detail"))
                .orElse(code);
    }

    /** What is wrong with one field; the writer's own English words if the code has no text. */
    static String message(Language language, String code, String ownWords) {
        return text(language, code + ".detail").or(() -> text(language, code)).orElse(ownWords);
    }

    /** Every key that a language has a text for. */
    static Set<String> keys(Language language) {
        Properties texts = TEXTS.get(language);
        return texts == null ? Set.of() : texts.stringPropertyNames();
    }

    private static Optional<String> text(Language language, String key) {
        return Optional.ofNullable(TEXTS.get(language)).map(texts -> texts.getProperty(key));
    }

    private static Properties load(String name) {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
