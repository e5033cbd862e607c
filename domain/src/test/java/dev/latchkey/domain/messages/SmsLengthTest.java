package dev.latchkey.domain.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.messages.SmsLength.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "160, 1", "161, 2", "306, 2", "307, 3"})
    void latin_letters_go_by_160_and_in_parts_by_153(int letters, int segments) {
        assertThat(SmsLength.of("a".repeat(letters))).isEqualTo(new SmsLength(Alphabet.GSM_7, segments, letters));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3"})
    void cyrillic_letters_go_by_70_and_in_parts_by_67(int letters, int segments) {
        assertThat(SmsLength.of("ж".repeat(letters))).isEqualTo(new SmsLength(Alphabet.UCS_2, segments, letters));
    }

    @Test
    void one_cyrillic_letter_makes_the_whole_text_ucs_2() {
        assertThat(SmsLength.of("a".repeat(70) + "ж").segments()).isEqualTo(2);
    }

    @Test
    void some_signs_take_two_places() {
        assertThat(SmsLength.of("€".repeat(80))).isEqualTo(new SmsLength(Alphabet.GSM_7, 1, 160));
        assertThat(SmsLength.of("[" + "a".repeat(159)).segments()).isEqualTo(2);
    }

    @Test
    void the_signs_of_gsm_7_are_those_of_the_table() {
        assertThat(SmsLength.of("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\f^{}\\~]|")
                        .alphabet())
                .isEqualTo(Alphabet.GSM_7);
        assertThat(SmsLength.of("ç").alphabet()).isEqualTo(Alphabet.UCS_2);
        assertThat(SmsLength.of("`").alphabet()).isEqualTo(Alphabet.UCS_2);
        assertThat(SmsLength.of("\t").alphabet()).isEqualTo(Alphabet.UCS_2);
    }

    @Test
    void what_lies_beyond_the_first_plane_takes_two_units() {
        assertThat(SmsLength.of("🔑")).isEqualTo(new SmsLength(Alphabet.UCS_2, 1, 2));
    }

    @Test
    void no_sign_is_cut_in_two_between_segments() {
        assertThat(SmsLength.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
                .as("306 septets would fit into two, were it not for the sign at the end of the first")
                .isEqualTo(3);
        assertThat(SmsLength.of("a".repeat(151) + "€" + "a".repeat(153)).segments())
                .isEqualTo(2);
        assertThat(SmsLength.of("ж".repeat(66) + "🔑" + "ж".repeat(66)).segments())
                .isEqualTo(3);
        assertThat(SmsLength.of("ж".repeat(65) + "🔑" + "ж".repeat(67)).segments())
                .isEqualTo(2);
        assertThat(SmsLength.of("🔑".repeat(35)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("🔑".repeat(67)).segments()).isEqualTo(3);
    }

    @Test
    void is_told_to_people_in_words() {
        assertThat(SmsLength.of("abc").words()).isEqualTo("1 segment (gsm-7, 3 of 160)");
        assertThat(SmsLength.of("ж".repeat(84)).words()).isEqualTo("2 segments (ucs-2, 84 of 134)");
    }
}
