package dev.latchkey.domain.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.shared.InvalidValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final OwnWords NOBODY =
            OwnWords.of(Optional.empty(), Optional.empty(), Optional.empty(), Stream.empty(), Set.of("latchkey"));
    private static final OwnWords ANNA = OwnWords.of(
            Optional.of(new EmailAddress("anna.kim77@mail.example.org")),
            Optional.of(new PhoneNumber("+79123456789")),
            Optional.of(new Username("snow_leopard")),
            Stream.of(new PersonName("Аннушка"), new PersonName("Kimberley")),
            Set.of("latchkey", "login.wonderland.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tea for 2 at noon",
                "aaaaaaaaaaaaaaaaaaaaQ",
                "    x    y    z",
                "длинный пароль с пробелами",
                "🐈🐕🐎🐖🐑🐇🐦🦔",
                "kvzqmwtr",
                "93741852",
            })
    void anything_long_and_unusual_may_be_chosen(String text) {
        assertThatCode(() -> PasswordRules.check(new Password(text), ANNA)).doesNotThrowAnyException();
    }

    @Test
    void a_password_has_8_to_256_characters_as_people_count_them() {
        assertThat(weakness("🐈🐕🐎🐖🐑🐇🐦")).contains(PasswordWeakness.TOO_SHORT);
        assertThat(weakness("")).contains(PasswordWeakness.TOO_SHORT);
        assertThat(weakness("x8" + "é".repeat(254))).isEmpty();
        assertThat(weakness("x8" + "é".repeat(255))).contains(PasswordWeakness.TOO_LONG);
        assertThat(PasswordRules.isPossible(new Password("x".repeat(256)))).isTrue();
        assertThat(PasswordRules.isPossible(new Password("x".repeat(257)))).isFalse();
    }

    @Test
    void a_password_is_the_same_however_its_accents_were_typed() {
        assertThat(new Password("cafe\u0301 noir")).isEqualTo(new Password("caf\u00e9 noir"));
        assertThat(new Password("cafe\u0301 noir").bytes())
                .isEqualTo("caf\u00e9 noir".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "1Q2W3E4R",
                " iloveyou ",
                "йцукенгшщз",
                "Пароль123",
                "12345678901",
                "9876543210",
                "lkjhgfdsa",
                "aaaaaaaa",
                "dragondragon",
                "passwordpasswordpassword",
                "abababababababab",
            })
    void what_everybody_has_may_not_be_chosen(String text) {
        assertThat(weakness(text)).contains(PasswordWeakness.COMMON);
    }

    @Test
    void every_common_password_is_refused() throws IOException {
        List<String> common = common();

        assertThat(common).hasSizeGreaterThan(8_000).isSorted().doesNotHaveDuplicates();
        assertThat(common).allSatisfy(text -> assertThat(weakness(text)).contains(PasswordWeakness.COMMON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna.kim77@mail.example.org",
                "anna.kim77",
                "AnnaKim77",
                "mail.example.org",
                "snow_leopard",
                "Snow_Leopard1990",
                "leopardsnow",
                "drapoel_wons",
                "sn0w_l3op4rd!",
                "$now-leopard-2031",
                "Аннушка2020",
                "акшуннА1",
                "Kimberley1",
                "yelrebmik",
                "K1mberl3y",
                "kimberleykimberley1",
                "79123456789",
                "+79123456789",
                "LatchKey1",
                "l4tchk3y2031",
                "wonderland7",
            })
    void what_everybody_knows_of_its_owner_may_not_be_chosen(String text) {
        assertThat(PasswordRules.weakness(new Password(text), ANNA)).contains(PasswordWeakness.PERSONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"snow_leopard eats kimchi", "kimberley went to Omsk", "Аннушка разлила масло", "annual report"})
    void an_own_word_among_others_does_no_harm(String text) {
        assertThat(PasswordRules.weakness(new Password(text), ANNA)).isEmpty();
    }

    @Test
    void somebody_elses_words_may_be_chosen() {
        assertThat(weakness("Snow_Leopard1990")).isEmpty();
    }

    @Test
    void the_client_is_told_what_is_wrong_with_which_field() {
        assertThatThrownBy(() -> PasswordRules.check(new Password("short"), NOBODY))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo("password");
                    assertThat(invalid.code()).isEqualTo("password.weak");
                    assertThat(invalid.reason()).isEqualTo("password.too_short");
                    assertThat(invalid.in("other").reason()).isEqualTo("password.too_short");
                });
    }

    @Test
    void nothing_of_it_is_printed() {
        assertThat(new Password("tea for 2 at noon")).hasToString("Password[***]");
        assertThat(new PasswordHash("$argon2id$v=19$")).hasToString("PasswordHash[***]");
        assertThat(ANNA).hasToString("OwnWords[***]");
    }

    private static Optional<PasswordWeakness> weakness(String text) {
        return PasswordRules.weakness(new Password(text), NOBODY);
    }

    private static List<String> common() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common_passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
