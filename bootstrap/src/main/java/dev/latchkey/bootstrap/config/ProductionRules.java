package dev.latchkey.bootstrap.config;

import java.net.URI;
import java.time.Duration;

/** What is fit for trying out and not for production. */
final class ProductionRules {
    private static final int MOST_GUESSES = 10;
    private static final int LATEST_LOCK = 100;
    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

    private final Values values;

    private ProductionRules(Values values) {
        this.values = values;
    }

    static void check(Values values) {
        ProductionRules rules = new ProductionRules(values);
        rules.testNumbers();
        rules.rewards();
        rules.web();
        rules.console();
        rules.telegram();
        rules.guesses();
    }

    private void testNumbers() {
        values.check(
                values.get(Settings.LOGIN_TEST_NUMBERS_ALLOWED)
                        || values.get(Settings.LOGIN_TEST_NUMBERS)
                                .numbers()
                                .numbers()
                                .isEmpty(),
                "ENVIRONMENT=production does not allow numbers whose codes are known, unless"
                        + " LOGIN_TEST_NUMBERS_ALLOWED=on.",
                Settings.LOGIN_TEST_NUMBERS,
                Settings.LOGIN_TEST_NUMBERS_ALLOWED);
    }

    private void rewards() {
        values.check(
                values.get(Settings.REWARD_WEBHOOK_URL)
                        .filter(url -> !isHttps(url))
                        .isEmpty(),
                unsafe("an address without https"),
                Settings.REWARD_WEBHOOK_URL);
    }

    private void web() {
        values.check(values.get(Settings.LIMITS), unsafe("off"), Settings.LIMITS);
        values.check(
                values.get(Settings.PUBLIC_URL).filter(ProductionRules::isHttps).isPresent(),
                "ENVIRONMENT=production needs the address where clients reach Latchkey, and it must begin with https.",
                Settings.PUBLIC_URL);
        values.check(
                values.get(Settings.ALLOWED_ORIGINS).stream().allMatch(origin -> origin.startsWith("https://")),
                unsafe("an origin without https"),
                Settings.ALLOWED_ORIGINS);
        values.check(
                Kinds.commas(values.text(Settings.TRUSTED_PROXIES)).noneMatch(block -> block.endsWith("/0")),
                unsafe("to believe everybody"),
                Settings.TRUSTED_PROXIES);
    }

    private void console() {
        values.check(
                values.get(Settings.SMS_CONSOLE_IN_PRODUCTION)
                        || !values.get(Settings.SMS_ROUTES).useConsole(),
                "ENVIRONMENT=production does not allow the console gateway, unless SMS_CONSOLE_IN_PRODUCTION=on: whoever"
                        + " reads the output can sign in as anybody.",
                Settings.SMS_ROUTES,
                Settings.SMS_CONSOLE_IN_PRODUCTION);
    }

    private void telegram() {
        values.check(
                isHttps(values.get(Settings.TELEGRAM_OIDC_ISSUER)),
                unsafe("a provider without https"),
                Settings.TELEGRAM_OIDC_ISSUER);
    }

    private void guesses() {
        values.check(
                values.get(Settings.LOGIN_CODE_GUESSES) <= MOST_GUESSES,
                unsafe("more than " + MOST_GUESSES),
                Settings.LOGIN_CODE_GUESSES);
        values.check(
                values.get(Settings.GUESS_LOCK_AFTER).orElse(Integer.MAX_VALUE) <= LATEST_LOCK,
                unsafe("off, or more than " + LATEST_LOCK),
                Settings.GUESS_LOCK_AFTER);
        values.check(
                values.get(Settings.LOGIN_CODE_TTL).compareTo(LONGEST_CODE) <= 0,
                unsafe("more than 10m"),
                Settings.LOGIN_CODE_TTL);
    }

    private static boolean isHttps(URI address) {
        return "https".equals(address.getScheme());
    }

    private static String unsafe(String what) {
        return "ENVIRONMENT=production does not allow " + what + ".";
    }
}
