package dev.latchkey.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.phone.CodeTexts;
import dev.latchkey.application.login.phone.CodeTextsContract;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextsTest implements CodeTextsContract {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    @Override
    public CodeTexts texts() {
        return new SmsTexts(URI.create("https://id.example.org"));
    }

    static Stream<Arguments> all() {
        return Arrays.stream(CodePurpose.values())
                .flatMap(purpose -> Arrays.stream(Language.values())
                        .flatMap(language -> Stream.of("1234", "0042", "123456", "00000000")
                                .map(code -> Arguments.of(purpose, language, new LoginCode(code)))));
    }

    private static String text(String url, Language language) {
        return new SmsTexts(URI.create(url)).text(CodePurpose.SIGN_IN, new LoginCode("1234"), language);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_code_is_the_only_run_of_digits(CodePurpose purpose, Language language, LoginCode code) {
        String text = new SmsTexts(URI.create("http://127.0.0.1:8080")).text(purpose, code, language);

        assertThat(runs(text)).containsExactly(code.digits());
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_line_for_browsers_repeats_the_code_and_nothing_else(
            CodePurpose purpose, Language language, LoginCode code) {
        List<String> lines = new SmsTexts(URI.create("https://id.example.org"))
                .text(purpose, code, language)
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(runs(lines.get(0))).containsExactly(code.digits());
        assertThat(lines.get(1)).isEqualTo("@id.example.org #" + code.digits());
    }

    /** Latin text is packed into 7 bits, 160 characters to a message; any other text has 70, or 67 in each of several. */
    @ParameterizedTest
    @MethodSource("all")
    void one_message_is_enough_and_two_are_with_the_line_for_browsers(
            CodePurpose purpose, Language language, LoginCode code) {
        String words = new SmsTexts(URI.create("http://localhost")).text(purpose, code, language);
        String both = new SmsTexts(URI.create("https://accounts.a-rather-long-name.example.org"))
                .text(purpose, code, language);

        if (StandardCharsets.US_ASCII.newEncoder().canEncode(both)) {
            assertThat(both).hasSizeLessThanOrEqualTo(160);
        } else {
            assertThat(words).hasSizeLessThanOrEqualTo(70);
            assertThat(both).hasSizeLessThanOrEqualTo(2 * 67);
        }
    }

    @Test
    void speaks_both_languages() {
        assertThat(text("http://localhost", Language.RU)).isEqualTo("Код для входа: 1234. Никому его не сообщайте.");
        assertThat(text("http://localhost", Language.EN))
                .isEqualTo("Your sign-in code: 1234. Never tell it to anyone.");
    }

    /** The grammar of WICG sms-one-time-codes: a last line of @, the host, one space, # and the code. */
    @ParameterizedTest
    @CsvSource({
        "https://example.org, @example.org #1234",
        "https://example.org/, @example.org #1234",
        "https://example.org/login?next=1, @example.org #1234",
        "https://example.org:443, @example.org #1234",
        "HTTPS://Id.Example.ORG, @id.example.org #1234",
        "https://xn--b1aew.xn--p1ai, @xn--b1aew.xn--p1ai #1234",
        "https://мвд.рф, @xn--b1aew.xn--p1ai #1234",
        "https://localhost, @localhost #1234"
    })
    void binds_the_code_to_the_host(String url, String line) {
        assertThat(text(url, Language.EN)).endsWith("\n" + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://example.org:443",
                "https://example.org:8443",
                "https://192.0.2.1",
                "https://[2001:db8::1]",
                "https://[2001:db8::1]:443",
                "https://user@example.org",
                "https://exa_mple.org",
                "https:///path",
                "https:example.org",
                "example.org",
                "https://example.org."
            })
    void binds_it_to_nothing_that_the_format_has_no_place_for(String url) {
        assertThat(text(url, Language.EN)).doesNotContain("@", "\n");
    }

    @Test
    void writes_the_same_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(text("https://ID.EXAMPLE", Language.EN))
                    .contains(": 1234.")
                    .endsWith("@id.example #1234");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> runs(String text) {
        return DIGITS.matcher(text).results().map(MatchResult::group).toList();
    }
}
