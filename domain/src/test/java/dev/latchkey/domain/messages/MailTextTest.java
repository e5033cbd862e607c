package dev.latchkey.domain.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u0000", "\u0085", "\u2028", "\u2029", "\t\u000b\f"})
    void a_subject_is_one_line_whatever_was_put_into_it(String breaks) {
        assertThat(new MailText("Hello" + breaks + "Bcc: all@example.org", "", "").subject())
                .isEqualTo("Hello Bcc: all@example.org");
    }

    @Test
    void texts_keep_their_lines_and_hold_no_nul() {
        MailText text = new MailText("s", "one\ntwo\u0000", "<p>\u0000</p>\n");

        assertThat(text.text()).isEqualTo("one\ntwo");
        assertThat(text.html()).isEqualTo("<p></p>\n");
    }

    @Test
    void the_words_are_not_printed() {
        assertThat(new MailText("Reset", "https://id.example.org/?token=3kTz", "<a>").toString())
                .doesNotContain("token", "Reset");
    }
}
