package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.messages.MailText;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link LetterTexts} promises. */
public interface LetterTextsContract {
    String LINK = "https://id.example.org/reset?token=3kTzHq-_9";

    LetterTexts texts();

    @ParameterizedTest
    @EnumSource
    default void every_letter_has_words_in_both_languages(LetterKind kind) {
        for (Language language : Language.values()) {
            MailText text = texts().of(letter(kind, Optional.of(language), Map.of()));

            assertThat(text.subject()).isNotBlank();
            assertThat(text.text()).isNotBlank();
            assertThat(text.html()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    default void the_link_stands_in_the_text_whole_and_in_the_subject_never(LetterKind kind) {
        MailText text = texts().of(letter(kind, Optional.empty(), Map.of()));

        assertThat(text.text()).contains(LINK);
        assertThat(text.html()).contains(LINK);
        assertThat(text.subject()).doesNotContain("token");
    }

    @Test
    default void the_same_letter_gets_the_same_words() {
        Letter letter = letter(LetterKind.NEW_DEVICE, Optional.of(Language.EN), Map.of("ip", "192.0.2.1"));

        assertThat(texts().of(letter)).isEqualTo(texts().of(letter));
    }

    @Test
    default void no_detail_gets_into_the_subject() {
        MailText text = texts().of(letter(
                LetterKind.NEW_DEVICE, Optional.of(Language.EN), Map.of("device", "Phone\r\nBcc: all@example.org")));

        assertThat(text.subject()).doesNotContain("Bcc", "Phone").doesNotContain("\n", "\r");
    }

    /** A letter with a link, to anybody. */
    static Letter letter(LetterKind kind, Optional<Language> language, Map<String, String> details) {
        return new Letter(
                new EmailAddress("anna@example.org"),
                kind,
                Optional.of(URI.create(LINK)),
                language,
                Some.NOW,
                Some.NOW.plusSeconds(3600),
                details);
    }
}
