package dev.latchkey.email;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.shared.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The words of one language, with the name of the product in them. */
final class LetterWords {
    private final Properties words = new Properties();
    private final String brand;

    LetterWords(Language language, String brand) {
        this.brand = brand;
        String file = "letters_" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(LetterWords.class.getResourceAsStream(file), file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The words for part of a letter of that kind. */
    String of(LetterKind kind, String part) {
        return of(Word.of(kind) + "." + part);
    }

    String of(String name) {
        return maybe(name).orElseThrow(() -> new IllegalStateException("No words for " + name));
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(words.getProperty(name)).map(text -> text.replace("{brand}", brand));
    }
}
