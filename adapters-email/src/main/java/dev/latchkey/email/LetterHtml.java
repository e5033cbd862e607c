package dev.latchkey.email;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page for all letters. Loads nothing from anywhere, so that opening a letter tells nobody of it. */
final class LetterHtml {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String page = resource("letter.html");
    private final String link = resource("letter-link.html");
    private final String detail = resource("letter-detail.html");

    String of(Letter letter, LetterWords words, Map<String, String> rows, Frame frame) {
        String linked = letter.link()
                .map(URI::toString)
                .map(address -> filled(
                        link,
                        Map.of(
                                "link", escaped(address),
                                "button", escaped(words.of(letter.kind(), "button")),
                                "instead", escaped(words.of("link.instead")),
                                "until", escaped(frame.until()))))
                .orElse("");
        StringBuilder details = new StringBuilder();
        rows.forEach((label, value) ->
                details.append(filled(detail, Map.of("label", escaped(label), "value", escaped(value)))));
        return filled(
                page,
                Map.of(
                        "lang", frame.language().tag(),
                        "brand", escaped(frame.brand()),
                        "subject", escaped(words.of(letter.kind(), "subject")),
                        "title", escaped(words.of(letter.kind(), "title")),
                        "lead", escaped(words.of(letter.kind(), "lead")),
                        "link", linked,
                        "details", details.toString(),
                        "advice", escaped(words.of(letter.kind(), "advice")),
                        "footer", escaped(words.of("footer"))));
    }

    /** In one pass, so that what is filled in is never taken for a place to fill. */
    private static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
    }

    private static String value(MatchResult place, Map<String, String> values) {
        return Objects.requireNonNull(values.get(place.group(1)), place.group(1));
    }

    /** Fit for text and for attributes in double quotes. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LetterHtml.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * What surrounds the words of a letter.
     *
     * @param until the sentence that says how long the link works
     */
    record Frame(String brand, Language language, String until) {}
}
