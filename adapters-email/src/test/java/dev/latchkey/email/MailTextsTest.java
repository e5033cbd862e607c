package dev.latchkey.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.LetterTexts;
import dev.latchkey.application.messages.LetterTextsContract;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.messages.MailText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextsTest implements LetterTextsContract {
    private static final Instant NOW = Instant.parse("2026-11-21T09:05:59Z");
    private static final URI HTTPS = URI.create("https://id.example.org/reset?token=3kTzHq&lang=ru");
    private static final Map<String, String> DETAILS =
            Map.of("device", "Firefox 141, Linux", "ip", "192.0.2.1", "phone", "+***89", "email", "a***@example.org");

    @Override
    public LetterTexts texts() {
        return new MailTexts("Example", Language.EN);
    }

    static Stream<Arguments> all() {
        return Arrays.stream(LetterKind.values())
                .flatMap(kind -> Arrays.stream(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void text_and_html_say_the_same(LetterKind kind, Language language) {
        MailText text = texts().of(letter(kind, language, Optional.of(HTTPS), DETAILS));

        String shown = text.html()
                .replaceAll("(?s)<head>.*</head>", "")
                .replaceAll("<[^>]*>", "")
                .replace("&amp;", "&")
                .replace("&#39;", "'");
        assertThat(text.text().lines().filter(line -> !line.isBlank() && !line.equals("-- ")))
                .allSatisfy(line ->
                        assertThat(shown).contains(line.endsWith(":") ? line.substring(0, line.length() - 1) : line));
        assertThat(text.html()).contains("<html lang=\"" + language.tag() + "\">");
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_letter_names_the_product_the_time_and_what_is_known(LetterKind kind, Language language) {
        MailText text = texts().of(letter(kind, language, Optional.empty(), DETAILS));

        assertThat(text.subject()).contains("Example").hasSizeLessThan(70);
        assertThat(text.text())
                .contains("2026", "09:05 UTC", "Firefox 141, Linux", "192.0.2.1", "+***89", "a***@example.org");
        assertThat(text.text() + text.html())
                .doesNotContain("{{", "{brand}", "{time}", "null")
                .doesNotContain("href");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_letter_loads_nothing_and_leads_nowhere_but_to_its_link(LetterKind kind, Language language) {
        String html =
                texts().of(letter(kind, language, Optional.of(HTTPS), DETAILS)).html();

        assertThat(html).doesNotContainIgnoringCase("<img", "url(", "@import", "<script", "<link", "<table", " src=");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(html).results().map(found -> found.group(1)))
                .hasSize(2)
                .containsOnly(HTTPS.toString().replace("&", "&amp;"));
        assertThat(html.replace(HTTPS.toString().replace("&", "&amp;"), "")).doesNotContain("://");
    }

    @Test
    void the_end_of_a_link_is_told_in_utc() {
        Letter letter = letter(LetterKind.RESET_PASSWORD, Language.RU, Optional.of(HTTPS), Map.of());

        assertThat(texts().of(letter).text()).contains("Ссылка действует до 21 ноября 2026 г., 10:05 UTC.");
    }

    @Test
    void who_has_chosen_no_language_gets_the_usual_one() {
        Letter letter = new Letter(
                new EmailAddress("anna@example.org"),
                LetterKind.NEW_DEVICE,
                Optional.empty(),
                Optional.empty(),
                NOW,
                NOW,
                Map.of());

        assertThat(new MailTexts("Example", Language.RU).of(letter).subject())
                .isEqualTo("Новый вход в сервис «Example»");
        assertThat(new MailTexts("Example", Language.EN).of(letter).subject()).isEqualTo("New sign-in to Example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' style='display:none",
                "</p></div><a href=x>",
                "{{link}}{{brand}}",
                "&lt;b&gt;",
                "$1 \\ $0"
            })
    void what_others_have_chosen_stays_text(String evil) {
        Letter letter = letter(LetterKind.NEW_DEVICE, Language.EN, Optional.of(HTTPS), Map.of("ip", evil, evil, "v"));

        String html = new MailTexts(evil, Language.EN).of(letter).html();

        String shown = evil.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        assertThat(html).contains("<span class=\"value\" style=\"color: #1f2328;\">" + shown + "</span>");
        assertThat(html).contains("style=\"color: #5b6570;\">" + shown + ":</span>");
        assertThat(html.replace(shown, "").replaceAll("<style>(?s).*</style>", ""))
                .doesNotContain("alert", "onmouse", "{{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/pay",
                "evil.example",
                "www.evil.example",
                "call me@evil.example",
                "Ваш.счёт",
                "Phone\r\n\r\nOpen evil.example\u2028now"
            })
    void a_device_cannot_be_named_like_a_link_or_over_several_lines(String name) {
        Letter letter = letter(LetterKind.NEW_DEVICE, Language.EN, Optional.empty(), Map.of("device", name));

        String line = texts().of(letter)
                .text()
                .lines()
                .filter(each -> each.startsWith("Device: "))
                .findFirst()
                .orElseThrow();
        assertThat(line.substring(8)).doesNotContain(".").doesNotContain("://", "@");
        assertThat(line).endsWith(name.substring(name.length() - 3));
    }

    @Test
    void versions_and_addresses_stay_as_they_are() {
        Letter letter = letter(
                LetterKind.NEW_DEVICE,
                Language.EN,
                Optional.empty(),
                Map.of("device", "Chrome 120.0.1", "ip", "2001:db8::1"));

        assertThat(texts().of(letter).text()).contains("Device: Chrome 120.0.1\nIP address: 2001:db8::1");
    }

    @Test
    void a_long_detail_is_cut_and_an_empty_one_left_out() {
        Letter letter = letter(
                LetterKind.NEW_DEVICE,
                Language.EN,
                Optional.empty(),
                Map.of("device", "😀".repeat(5_000), "ip", " \u0000"));

        assertThat(texts().of(letter).text())
                .contains("Device: " + "😀".repeat(100) + "…\n")
                .doesNotContain("😀".repeat(101), "IP address");
    }

    @Test
    void says_the_same_in_every_country() {
        Locale before = Locale.getDefault();
        Letter letter = letter(LetterKind.RESET_PASSWORD, Language.EN, Optional.of(HTTPS), DETAILS);
        MailText usual = texts().of(letter);
        try {
            for (String tag : new String[] {"ar-EG-u-nu-arab", "tr-TR", "fa-IR"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(texts().of(letter)).isEqualTo(usual);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void both_languages_have_the_same_words() throws IOException {
        assertThat(names("letters_ru.properties")).isEqualTo(names("letters_en.properties"));
    }

    private static Set<String> names(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream in = MailTexts.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words.stringPropertyNames();
    }

    private static Letter letter(LetterKind kind, Language language, Optional<URI> link, Map<String, String> details) {
        return new Letter(
                new EmailAddress("anna@example.org"),
                kind,
                link,
                Optional.of(language),
                NOW,
                NOW.plus(Duration.ofHours(1)),
                details);
    }
}
