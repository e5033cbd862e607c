package dev.latchkey.email;

import dev.latchkey.application.messages.LetterTexts;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.MailText;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** The words of letters, as plain text and as HTML that says the same. */
public final class MailTexts implements LetterTexts {
    private final Map<Language, LetterWords> words = new EnumMap<>(Language.class);
    private final LetterHtml html = new LetterHtml();
    private final String brand;
    private final Language standard;

    /**
     * Texts of that product.
     *
     * @param brand what its users know it by
     * @param standard the language where nobody has chosen one
     */
    public MailTexts(String brand, Language standard) {
        this.brand = brand;
        this.standard = standard;
        for (Language language : Language.values()) {
            words.put(language, new LetterWords(language, brand));
        }
    }

    @Override
    public MailText of(Letter letter) {
        Language language = letter.language().orElse(standard);
        LetterWords spoken = Objects.requireNonNull(words.get(language));
        LetterDetails details = new LetterDetails(spoken, language);
        Map<String, String> rows = details.of(letter);
        String until = spoken.of("link.until").replace("{time}", details.time(letter.expiresAt()));
        return new MailText(
                spoken.of(letter.kind(), "subject"),
                text(letter, spoken, rows, until),
                html.of(letter, spoken, rows, new LetterHtml.Frame(brand, language, until)));
    }

    private String text(Letter letter, LetterWords spoken, Map<String, String> rows, String until) {
        StringJoiner parts = new StringJoiner("\n\n", "", "\n");
        parts.add(spoken.of(letter.kind(), "lead"));
        letter.link()
                .map(URI::toString)
                .ifPresent(link -> parts.add(spoken.of(letter.kind(), "button") + ":\n" + link)
                        .add(until));
        StringJoiner lines = new StringJoiner("\n");
        rows.forEach((label, value) -> lines.add(label + ": " + value));
        parts.add(lines.toString());
        parts.add(spoken.of(letter.kind(), "advice"));
        parts.add("-- \n" + spoken.of("footer"));
        return parts.toString();
    }
}
