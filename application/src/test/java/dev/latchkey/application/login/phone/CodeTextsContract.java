package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link CodeTexts} promise, however they word it. */
public interface CodeTextsContract {
    CodeTexts texts();

    @ParameterizedTest
    @ValueSource(strings = {"0000", "1234", "01234", "98765", "000001", "999999", "1234567", "01234567"})
    default void the_code_is_the_only_run_of_digits_of_its_length(String digits) {
        Pattern runs = Pattern.compile("(?<![0-9])[0-9]{" + digits.length() + "}(?![0-9])");
        for (CodePurpose purpose : CodePurpose.values()) {
            for (Language language : Language.values()) {
                String text = texts().text(purpose, new LoginCode(digits), language);
                List<String> lines = text.lines().toList();

                assertThat(runs.matcher(lines.get(0)).results().map(MatchResult::group))
                        .as("The first line of: %s", text)
                        .containsExactly(digits);
                assertThat(runs.matcher(text).results().map(MatchResult::group))
                        .as(text)
                        .containsOnly(digits);
            }
        }
    }

    @Test
    default void every_language_has_words_of_its_own() {
        LoginCode code = new LoginCode("1234");

        assertThat(texts().text(CodePurpose.SIGN_IN, code, Language.RU))
                .isNotEqualTo(texts().text(CodePurpose.SIGN_IN, code, Language.EN))
                .containsPattern("[а-яё]{3}");
        assertThat(texts().text(CodePurpose.SIGN_IN, code, Language.EN)).containsPattern("[a-z]{3}");
    }
}
