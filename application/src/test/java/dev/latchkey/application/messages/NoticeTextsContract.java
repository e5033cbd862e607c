package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.NoticeKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link NoticeTexts} promises. */
public interface NoticeTextsContract {
    NoticeTexts notices();

    @ParameterizedTest
    @EnumSource
    default void every_notice_has_words_in_both_languages_and_no_digits(NoticeKind kind) {
        for (Language language : Language.values()) {
            assertThat(notices().of(kind, language)).isNotBlank().doesNotContainPattern("[0-9]");
        }
        assertThat(notices().of(kind, Language.RU)).isNotEqualTo(notices().of(kind, Language.EN));
    }

    @Test
    default void no_two_notices_say_the_same() {
        for (Language language : Language.values()) {
            assertThat(Arrays.stream(NoticeKind.values()).map(kind -> notices().of(kind, language)))
                    .doesNotHaveDuplicates();
        }
    }
}
