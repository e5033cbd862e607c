package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.messages.fraud.FraudRules;
import dev.latchkey.application.messages.fraud.Tariff;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.NumberKind;
import dev.latchkey.domain.messages.SendRule;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FraudConfigTest {
    private static final PhoneNumber RUSSIAN = new PhoneNumber("+79123456789");
    private static final PhoneNumber KAZAKH = new PhoneNumber("+77012345678");
    private static final PhoneNumber GERMAN = new PhoneNumber("+4915112345678");

    @Test
    void without_settings_only_the_default_region_is_served_and_nothing_is_bounded() {
        FraudRules rules = rules(Map.of("DEFAULT_REGION", "KZ"));

        assertThat(rules.mode()).isEqualTo(FraudMode.ENFORCE);
        assertThat(rules.budgets()).isEqualTo(Budgets.none());
        assertThat(refusal(rules, "KZ", 7, NumberKind.MOBILE)).isEmpty();
        assertThat(refusal(rules, "RU", 7, NumberKind.MOBILE)).contains(SendRule.COUNTRY);
    }

    @Test
    void countries_are_named_by_letters_or_by_calling_codes() {
        FraudRules rules = rules(Map.of("SMS_COUNTRIES", "kz, +998,49"));

        assertThat(refusal(rules, "KZ", 7, NumberKind.MOBILE)).isEmpty();
        assertThat(refusal(rules, "UZ", 998, NumberKind.MOBILE)).isEmpty();
        assertThat(refusal(rules, "DE", 49, NumberKind.UNKNOWN)).isEmpty();
        assertThat(refusal(rules, "RU", 7, NumberKind.MOBILE)).contains(SendRule.COUNTRY);
    }

    @Test
    void everywhere_does_not_mean_every_kind_of_number() {
        FraudRules rules = rules(Map.of("SMS_COUNTRIES", "*"));

        assertThat(refusal(rules, "RU", 7, NumberKind.FIXED)).isEmpty();
        assertThat(refusal(rules, "RU", 7, NumberKind.PREMIUM)).contains(SendRule.KIND);
        assertThat(refusal(rules, "RU", 7, NumberKind.UNKNOWN)).contains(SendRule.KIND);
        assertThat(refusal(rules, "RU", 7, NumberKind.VOIP)).contains(SendRule.KIND);
        assertThat(refusal(rules(Map.of("SMS_COUNTRIES", "*", "SMS_VOIP", "on")), "RU", 7, NumberKind.VOIP))
                .isEmpty();
    }

    @Test
    void prices_go_by_the_longest_beginning_and_by_the_segment() {
        Tariff tariff = tariff("SMS_SMSC_PRICE", "7=2.50,77=9,*=5", "smsc");

        assertThat(tariff.of(RUSSIAN, "short")).isEqualTo(Money.parse("2.5"));
        assertThat(tariff.of(RUSSIAN, "я".repeat(71))).isEqualTo(Money.parse("5"));
        assertThat(tariff.of(KAZAKH, "short")).isEqualTo(Money.parse("9"));
        assertThat(tariff.of(GERMAN, "short")).isEqualTo(Money.parse("5"));
        assertThat(tariff("SMS_TELEGRAM_PRICE", "0.01/message", "telegram").of(RUSSIAN, "я".repeat(71)))
                .isEqualTo(Money.parse("0.01"));
    }

    @Test
    void a_budget_needs_the_price_of_every_gateway_that_messages_go_through() {
        Map<String, String> settings = Map.of(
                "SMS_ROUTES", "*=smsc,smsru", "SMS_SMSC_KEY", "x", "SMS_SMSRU_KEY", "x", "SMS_BUDGET_DAY", "100");

        assertThatThrownBy(() -> Config.of(settings))
                .hasMessageContaining("SMS_SMSC_PRICE: It is needed with SMS_BUDGET_HOUR and SMS_BUDGET_DAY")
                .hasMessageContaining("SMS_SMSRU_PRICE: It is needed");
    }

    @Test
    void a_number_for_reviewers_is_good_to_the_end_of_its_last_day() {
        TestNumbers numbers = Config.of(Map.of("LOGIN_TEST_NUMBERS", "+79123456789=0042@2031-05-17"))
                .login()
                .testNumbers();

        assertThat(numbers.codeOf(RUSSIAN, CodePurpose.SIGN_IN, Instant.parse("2031-05-17T23:59:59Z")))
                .contains(new LoginCode("0042"));
        assertThat(numbers.include(RUSSIAN, Instant.parse("2031-05-18T00:00:00Z")))
                .isFalse();
        assertThat(numbers.codeOf(RUSSIAN, CodePurpose.PHONE_CHANGE, Instant.parse("2031-05-17T00:00:00Z")))
                .isEmpty();
        assertThat(numbers.include(KAZAKH, Instant.parse("2031-05-17T00:00:00Z")))
                .isFalse();
    }

    @Test
    void the_codes_of_reviewers_are_not_shown_and_production_wants_to_be_told_twice() {
        String number = "+79123456789=0042@2031-05-17";
        Config config = Config.of(Map.of(
                "LOGIN_TEST_NUMBERS", number,
                "LOGIN_TEST_NUMBERS_ALLOWED", "true",
                "ENVIRONMENT", "production",
                "PUBLIC_URL", "https://id.example.org",
                "SMS_CONSOLE_IN_PRODUCTION", "on"));

        assertThat(config.toString()).doesNotContain("0042");
        assertThat(config.shown())
                .contains(new Config.Shown("LOGIN_TEST_NUMBERS", "+79123456789=***@2031-05-17", Source.COMMAND_LINE));
    }

    private static Optional<SendRule> refusal(FraudRules rules, String region, int code, NumberKind kind) {
        return rules.served().refusal(new Destination(region, code, kind));
    }

    private static FraudRules rules(Map<String, String> settings) {
        return Config.of(settings).fraud().rules();
    }

    private static Tariff tariff(String name, String price, String gateway) {
        return Objects.requireNonNull(
                Config.of(Map.of(name, price)).fraud().tariffs().get(gateway));
    }
}
