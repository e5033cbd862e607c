package dev.latchkey.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.PhoneNumbers;
import dev.latchkey.application.accounts.PhoneNumbersContract;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-28: every way to write a number gives one number, or none. */
class LibPhoneNumbersTest implements PhoneNumbersContract {
    private static final PhoneNumbers VALID = new LibPhoneNumbers("RU", PhonePolicy.VALID);
    private static final PhoneNumbers POSSIBLE = new LibPhoneNumbers("RU", PhonePolicy.POSSIBLE);
    private static final PhoneNumbers MOBILE = new LibPhoneNumbers("RU", PhonePolicy.MOBILE);

    @Override
    public PhoneNumbers phones() {
        return VALID;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+79123456789",
                "79123456789",
                "89123456789",
                "9123456789",
                "0079123456789",
                "81079123456789",
                "+7 912 345 67 89",
                "8 (912) 345-67-89",
                "8(912)3456789",
                "+7 (912) 345-67-89",
                "(+7) 912 345 67 89",
                "+7 (8) 912 345-67-89",
                "+7 8 912 345 67 89",
                "8 912 345-67-89",
                "912 345 67 89",
                "(912) 345-67-89",
                "7-912-345-67-89",
                "8.912.345.67.89",
                "+7/912/345/67/89",
                "+7[912]3456789",
                "  +79123456789  ",
                "\t+79123456789\r\n",
                "+7\u00a0912\u00a0345\u00a067\u00a089",
                "+7\u202f912\u2009345\u300067\u205f89",
                "+7\u2010912\u2011345\u201267\u201389",
                "+7\u2014912\u2212345\uff0d67\ufe6389",
                "tel:+79123456789",
                "TEL:+7-912-345-67-89",
                "tel:89123456789",
                "\uff0b\uff17\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
                "\uff18\uff08\uff19\uff11\uff12\uff09\uff13\uff14\uff15\uff0d\uff16\uff17\uff0d\uff18\uff19",
                "+\u0667\u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669",
                "+\u06f7\u06f9\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
                "+\u096d\u096f\u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e\u096f",
                "+\u09ed\u09ef\u09e7\u09e8\u09e9\u09ea\u09eb\u09ec\u09ed\u09ee\u09ef",
                "+\u0e57\u0e59\u0e51\u0e52\u0e53\u0e54\u0e55\u0e56\u0e57\u0e58\u0e59",
                "+𝟕𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
                "8912\u06634567٨9"
            })
    void every_spelling_gives_one_number(String written) {
        PhoneNumber meant = new PhoneNumber("+79123456789");

        assertThat(VALID.parse(written)).isEqualTo(meant);
        assertThat(POSSIBLE.parse(written)).isEqualTo(meant);
        assertThat(MOBILE.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "79341234567, +79341234567",
        "8 999 123-45-67, +79991234567",
        // Kazakhstan shares the code and the 8 with Russia.
        "+7 701 234 5678, +77012345678",
        "8 701 234 56 78, +77012345678",
        "77012345678, +77012345678",
        "7012345678, +77012345678",
        "+998 90 123 45 67, +998901234567",
        "00998901234567, +998901234567",
        "+996 700 123 456, +996700123456",
        "+375 29 123-45-67, +375291234567",
        "+380 50 123 45 67, +380501234567",
        "+49 151 12345678, +4915112345678",
        "+49 (0)151 12345678, +4915112345678",
        "0049 151 12345678, +4915112345678",
        "8 10 49 151 12345678, +4915112345678",
        "+1 (201) 555-0123, +12015550123",
        "tel:+1-201-555-0123, +12015550123",
        "+54 9 11 2345-6789, +5491123456789",
        "+54 11 15-2345-6789, +5491123456789",
        "+44 7400 123456, +447400123456",
        "+86 131 2345 6789, +8613123456789"
    })
    void numbers_of_many_countries_are_understood(String written, String meant) {
        assertThat(MOBILE.parse(written).e164()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0151 12345678, +4915112345678",
        "DE, 8 10 49 151 12345678, phone.invalid",
        "DE, 015112345678, +4915112345678",
        "US, (201) 555-0123, +12015550123",
        "US, 1 201 555 0123, +12015550123",
        "US, 011 49 151 12345678, +4915112345678",
        "KZ, 8 701 234 56 78, +77012345678",
        "KZ, 87012345678, +77012345678",
        "UZ, 90 123 45 67, +998901234567",
        "KG, 0700 123 456, +996700123456",
        "DE, 89123456789, +4989123456789"
    })
    void numbers_without_a_country_are_those_of_the_region(String region, String written, String meant) {
        assertThat(answer(new LibPhoneNumbers(region, PhonePolicy.VALID), written))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "0",
                "00",
                "112",
                "+7",
                "+7912345678",
                "+791234567890",
                "+0079123456789",
                "+07912345678",
                "++79123456789",
                "7+9123456789",
                "+7912345+6789",
                "+79123456789 ext 1",
                "+79123456789ext1",
                "+79123456789x1",
                "+79123456789;ext=1",
                "+79123456789#1",
                "+79123456789,1",
                "tel:9123456789;phone-context=+7",
                "tel:tel:+79123456789",
                "8-800-FLOWERS",
                "+7 912 345 67 8B",
                "+7912345б789",
                "phone +79123456789",
                "'+79123456789'",
                "+79123456789 OR 1=1",
                "<+79123456789>",
                "*#06#",
                "\u202a+79123456789\u202c",
                "+7912\u200b3456789",
                "+7912\u200d3456789",
                "\u200e+79123456789",
                "\u2066+79123456789\u2069",
                "\ufeff+79123456789",
                "+7912\u00ad3456789",
                "+7912\u00003456789",
                "+7912\n3456789",
                "+7912345678\u00b9",
                "+791234567\u2468",
                "+7912345678\u2168",
                "+7912345678\ud835",
                "\ud83d\udcde9123456789",
                "+999123456789",
                "+1234567",
                "+1234567890123456",
                "998901234567"
            })
    void what_is_no_number_is_refused(String written) {
        assertInvalid(VALID, written);
        assertInvalid(POSSIBLE, written);
        assertInvalid(MOBILE, written);
    }

    @ParameterizedTest
    @CsvSource({
        // Well-formed, of the right length, given out to nobody.
        "+71111111114, phone.invalid, +71111111114, phone.invalid",
        "71111111114, phone.invalid, +71111111114, phone.invalid",
        "81111111114, phone.invalid, +71111111114, phone.invalid",
        "1111111114, phone.invalid, +71111111114, phone.invalid",
        "+70000000000, phone.invalid, +70000000000, phone.invalid",
        "+76001234567, phone.invalid, +76001234567, phone.invalid",
        "+12025550199, +12025550199, +12025550199, +12025550199",
        // A fixed line, and a number that is free to call.
        "+74951234567, +74951234567, +74951234567, phone.not_mobile",
        "8 495 123-45-67, +74951234567, +74951234567, phone.not_mobile",
        "8 800 555 35 35, +78005553535, +78005553535, phone.not_mobile",
        "+49 30 123456, +4930123456, +4930123456, phone.not_mobile",
        "+39 06 698 12345, +390669812345, +390669812345, phone.not_mobile",
        "+800 1234 5678, +80012345678, +80012345678, phone.not_mobile",
        "+79123456789, +79123456789, +79123456789, +79123456789"
    })
    void the_policy_decides(String written, String valid, String possible, String mobile) {
        assertThat(answer(VALID, written)).isEqualTo(valid);
        assertThat(answer(POSSIBLE, written)).isEqualTo(possible);
        assertThat(answer(MOBILE, written)).isEqualTo(mobile);
    }

    @ParameterizedTest
    @EnumSource(PhonePolicy.class)
    void a_number_that_is_sent_back_stays_the_same(PhonePolicy policy) {
        PhoneNumbers phones = new LibPhoneNumbers("RU", policy);
        Random random = new Random(1);
        String[] countries = {"", "+", "7", "8", "+7", "+375", "+359", "+598", "+54", "+52", "+39", "+1", "+44", "+55"};
        for (int i = 0; i < 20_000; i++) {
            String written = countries[random.nextInt(countries.length)]
                    + "00".substring(random.nextInt(3))
                    + Long.toString(random.nextLong(1_000_000, 100_000_000_000L));
            String once = answer(phones, written);
            if (once.startsWith("+")) {
                assertThat(answer(phones, once)).isEqualTo(once);
            }
        }
    }

    @Test
    void no_text_makes_it_think_for_long() {
        for (String piece : new String[] {"+", "(", "-", "9", "x", " ", "+7", "9-", "(9)", "\uff0b", "ext. ", "tel:"}) {
            String endless = piece.repeat(50_000 / piece.length());
            long start = System.nanoTime();
            assertInvalid(VALID, endless);

            // Microseconds in truth; minutes if a pattern went astray.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void takes_40_characters_and_no_more() {
        String written = "+7" + "-".repeat(28) + "9123456789";

        assertThat(VALID.parse(written).e164()).isEqualTo("+79123456789");
        assertInvalid(VALID, written.replace("+7-", "+7--"));
    }

    @Test
    void gives_the_same_answer_to_many_at_once() {
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> MOBILE.parse("8 (912) 345-67-89").e164())
                        .distinct())
                .containsExactly("+79123456789");
    }

    /** C-29: a default locale whose digits are not ASCII. */
    @Test
    void gives_the_same_answer_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            for (String country : new String[] {"tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(country));

                assertThat(VALID.parse("TEL:89123456789").e164()).isEqualTo("+79123456789");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "ru", "RUS", "7"})
    void a_region_that_does_not_exist_is_told_at_once(String region) {
        assertThatThrownBy(() -> new LibPhoneNumbers(region, PhonePolicy.VALID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(region);
    }

    private static void assertInvalid(PhoneNumbers phones, String written) {
        assertThatThrownBy(() -> phones.parse(written)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("phone");
            assertThat(invalid.code()).isEqualTo("phone.invalid");
        });
    }

    private static String answer(PhoneNumbers phones, String written) {
        try {
            return phones.parse(written).e164();
        } catch (InvalidValue invalid) {
            return invalid.code();
        }
    }
}
