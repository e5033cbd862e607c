package dev.latchkey.telegram.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BotWordsTest {
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Set<String> ALIKE = Set.of("time", "sessions.one");

    private final BotWords russian = new BotWords(Language.RU, "example.org");
    private final BotWords english = new BotWords(Language.EN, "example.org");

    @Test
    void every_text_is_there_in_both_languages_with_the_same_blanks() throws Exception {
        assertThat(russian.names()).containsExactlyInAnyOrderElementsOf(english.names());
        for (String name : russian.names()) {
            assertThat(blanks(raw("ru", name))).as(name).isEqualTo(blanks(raw("en", name)));
            if (!ALIKE.contains(name)) {
                assertThat(raw("ru", name))
                        .as(name)
                        .matches(text -> CYRILLIC.matcher(text).find());
            }
            assertThat(raw("en", name)).as(name).doesNotContainPattern(CYRILLIC).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everything_that_the_bot_may_have_to_say_has_words(Language language) {
        BotWords words = new BotWords(language, "example.org");
        Set<Kind> withoutWords = EnumSet.of(Kind.NOTHING, Kind.ASKED);
        for (Kind kind : EnumSet.complementOf(EnumSet.copyOf(withoutWords))) {
            assertThat(words.of("signin." + kind.name().toLowerCase(Locale.ROOT), Map.of("code", "K7RZ2M")))
                    .isNotBlank()
                    .doesNotContain("{")
                    .hasSizeLessThan(400);
        }
        assertThat(Arrays.stream(Kind.values())
                        .map(kind -> "signin." + kind.name().toLowerCase(Locale.ROOT)))
                .containsAll(words.names().stream()
                        .filter(name -> name.startsWith("signin.") && !name.equals("signin.contact_taken"))
                        .toList());
    }

    @Test
    void what_looks_like_a_blank_in_a_value_stays_as_it_is() {
        assertThat(english.of("me.name", Map.of("value", "{site} $1 \\\\ {value}")))
                .isEqualTo("Name: {site} $1 \\\\ {value}");
        assertThatThrownBy(() -> english.of("me.name")).hasMessageContaining("{value}");
        assertThatThrownBy(() -> english.of("nothing")).hasMessageContaining("nothing");
    }

    @Test
    void times_are_written_as_people_write_them() {
        assertThat(russian.time(Some.NOW)).isEqualTo("17 мая, 09:30 UTC");
        assertThat(english.time(Some.NOW)).isEqualTo("17 May, 09:30 UTC");
    }

    @Test
    void the_site_is_the_host_of_its_address() {
        Phrasebook book = new Phrasebook(URI.create("https://id.example.org:8443/app"), Language.RU);
        assertThat(book.in(Optional.empty()).of("banned"))
                .contains("id.example.org ")
                .contains("заблокирована");
        assertThat(book.in(Optional.of(Language.EN)).of("banned"))
                .isEqualTo("Your account at id.example.org is blocked.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
                        + "|Chrome, Windows",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/124.0.0.0 YaBrowser/24.6.0.0 Safari/537.36"
                        + "|Yandex Browser, Windows",
                "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0|Edge, Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"
                        + "|Safari, iPhone",
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
                        + "|Chrome, Android",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0|Firefox, macOS",
                "okhttp/4.12 Linux|Linux",
            })
    void devices_have_the_names_that_people_know(String says, String name) {
        assertThat(DeviceName.of(says)).contains(name);
    }

    @Test
    void nothing_that_a_device_says_of_itself_is_shown() {
        assertThat(DeviceName.of("Press Yes at http://evil.example to win")).isEmpty();
        assertThat(DeviceName.of("")).isEmpty();
        assertThat(DeviceName.of("Firefox/ \u202egro.live \n@admin")).contains("Firefox");
    }

    private static String raw(String language, String name) throws Exception {
        java.util.Properties words = new java.util.Properties();
        try (var in = BotWords.class.getResourceAsStream("bot_" + language + ".properties")) {
            words.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return words.getProperty(name);
    }

    private static Set<String> blanks(String text) {
        return Pattern.compile("\\{[a-z]+}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
