package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link NoticeTexts} promise, whatever their words are. */
public interface NoticeTextsContract {
    NoticeTexts texts();

    @Test
    default void every_notice_has_words_of_its_own_in_every_language() {
        List<String> words = new ArrayList<>();
        for (Language language : Language.values()) {
            words.add(texts().phoneChanged(language));
            words.add(texts().telegramChanged(language));
        }

        assertThat(words).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
}
