package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.messages.SmsLength;
import dev.latchkey.domain.messages.SmsLength.Alphabet;
import org.junit.jupiter.api.Test;

class TranslitTest {
    @Test
    void cyrillic_becomes_latin_and_the_rest_stays() {
        assertThat(Translit.of("Код для входа: 4071. Никому его не сообщайте.\n@id.example.org #4071"))
                .isEqualTo("Kod dlia vkhoda: 4071. Nikomu ego ne soobshchaite.\n@id.example.org #4071");
        assertThat(Translit.of("Щука, «Ёж» — объём № 5…")).isEqualTo("Shchuka, \"Ezh\" - obieem No 5...");
        assertThat(Translit.of("Code 🔑 ç")).isEqualTo("Code 🔑 ç");
    }

    @Test
    void every_letter_of_the_alphabet_fits_gsm_7() {
        String all = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯіїєґІЇЄҐ"
                + "әғқңөұүһіӘҒҚҢӨҰҮҺІўқғҳЎҚҒҲ";

        assertThat(SmsLength.of(Translit.of(all)).alphabet()).isEqualTo(Alphabet.GSM_7);
    }
}
