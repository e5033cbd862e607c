package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.latchkey.application.sessions.KeySchedule;
import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.sessions.SessionRules;
import dev.latchkey.sms.PhonePolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final String KEY = "kU1vWb0Yx3mQz7RtNp5sHc9dJf2gLa8eXi4oVu6T";
    private static final String OTHER_KEY = "Zr8qTn2wLc6yKd1uBv5xMf9gPj3hSe7aWi4oGt0Q";

    @TempDir
    Path directory;

    @Test
    void needs_nothing_to_be_set() {
        Config config = Config.of(Map.of());

        assertThat(config.environment()).isEqualTo(Environment.DEVELOPMENT);
        assertThat(config.http())
                .isEqualTo(new HttpConfig(
                        "127.0.0.1",
                        8080,
                        config.http().givenUrl(),
                        List.of(),
                        List.of(),
                        1_048_576,
                        200,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10)));
        assertThat(config.http().publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(config.database().url()).isEmpty();
        assertThat(config.database().poolSize()).isEqualTo(10);
        assertThat(config.database().directory()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(config.redis())
                .isEqualTo(new RedisConfig(Optional.empty(), Duration.ofMillis(150), 16, "latchkey:"));
        assertThat(config.secrets().secretKey()).isEmpty();
        assertThat(config.secrets().fallbacks()).isEmpty();
        assertThat(config.secrets().jwtKey()).isEmpty();
        assertThat(config.secrets().keySchedule()).isEqualTo(new KeySchedule(Duration.ofHours(1), Duration.ofDays(90)));
        assertThat(config.secrets().issuer()).isEqualTo("latchkey");
        assertThat(config.secrets().audience()).isEqualTo("latchkey");
        assertThat(config.sessions())
                .isEqualTo(new SessionsConfig(
                        new SessionRules(
                                Duration.ofMinutes(15),
                                Duration.ofDays(7),
                                Duration.ofDays(30),
                                Duration.ofSeconds(10)),
                        Duration.ofMinutes(10)));
        assertThat(config.accounts())
                .isEqualTo(new AccountsConfig(
                        "RU",
                        PhonePolicy.VALID,
                        new AdministratorConfig(Optional.empty(), Optional.empty(), Optional.empty()),
                        true,
                        Registration.OPEN,
                        Duration.ofDays(180)));
        assertThat(config.login().codes())
                .isEqualTo(
                        new CodeRules(4, Duration.ofSeconds(120), Duration.ofSeconds(60), 5, 10, OptionalInt.of(20)));
        assertThat(config.sms().routes().gateways()).containsExactly("console");
        assertThat(config.sms().consoleDelay())
                .isEqualTo(new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(config.limits().on()).isTrue();
        assertThat(config.log().format()).isEqualTo(LogConfig.Format.TEXT);
        assertThat(config.log().level()).isEqualTo(LogConfig.Level.INFO);
        assertThat(config.log().file()).isEmpty();
    }

    @Test
    void what_is_nearer_to_the_operator_wins() throws IOException {
        Path file = directory.resolve(".env");
        Files.writeString(file, "HTTP_PORT=1001\nHTTP_HOST=10.0.0.1\nLOG_LEVEL=debug\n");

        Config config = Config.load(
                new Sources(file, Map.of("HTTP_PORT", "1002", "HTTP_HOST", "10.0.0.2"), Map.of("HTTP_PORT", "1003")));

        assertThat(config.http().port()).isEqualTo(1003);
        assertThat(config.http().host()).isEqualTo("10.0.0.2");
        assertThat(config.log().level()).isEqualTo(LogConfig.Level.DEBUG);
        assertThat(config.shown())
                .contains(
                        new Config.Shown("HTTP_PORT", "1003", Source.COMMAND_LINE),
                        new Config.Shown("HTTP_HOST", "10.0.0.2", Source.ENVIRONMENT),
                        new Config.Shown("LOG_LEVEL", "debug", Source.FILE),
                        new Config.Shown("LOG_FORMAT", "text", Source.DEFAULT));
    }

    @Test
    void an_empty_value_is_the_default() {
        Config config = Config.of(Map.of("HTTP_PORT", "", "SECRET_KEY", "", "ALLOWED_ORIGINS", "", "LIMITS", " "));

        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.secrets().secretKey()).isEmpty();
        assertThat(config.http().allowedOrigins()).isEmpty();
        assertThat(config.limits().on()).isTrue();
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        Map<String, String> environment =
                Map.of("HTTP_PORT", "80x", "LOGIN_CODE_TTL", "90", "SECRET_KEY", "hunter2", "LOGIN_CODE_LENGHT", "5");

        assertThatThrownBy(() -> Config.load(new Sources(
                        directory.resolve(".env"), environment, Map.of("DATABASE_URL", "mysql://root:sesame@db/x"))))
                .asInstanceOf(type(InvalidConfig.class))
                .satisfies(invalid -> assertThat(invalid.problems().stream().map(ConfigProblem::toString))
                        .containsExactlyInAnyOrder(
                                "HTTP_PORT (environment): \"80x\" is not a whole number."
                                        + " Allowed: a whole number from 0 to 65535.",
                                "LOGIN_CODE_TTL (environment): \"90\" lacks a unit: ms, s, m, h or d."
                                        + " Allowed: a duration such as 90s, 15m or 7d, from 1s to 1h.",
                                "SECRET_KEY (environment): The value has 7 bytes; it needs at least 32;"
                                        + " make one with: openssl rand -base64 48."
                                        + " Allowed: 32 bytes or more in UTF-8, random.",
                                "DATABASE_URL (--set): The value must look like postgres://user:password@host:5432/database"
                                        + " or jdbc:postgresql://host:5432/database?user=…. Allowed:"
                                        + " postgres://user:password@host:5432/database or"
                                        + " jdbc:postgresql://host:5432/database?user=….",
                                "LOGIN_CODE_LENGHT (environment): There is no such setting."
                                        + " Did you mean LOGIN_CODE_LENGTH?"))
                .extracting(InvalidConfig::getMessage, STRING)
                .startsWith("5 settings are wrong:\n  ")
                .doesNotContain("hunter2", "sesame");
    }

    @Test
    void shows_no_secret() {
        Config config = Config.of(Map.of(
                "SECRET_KEY",
                KEY,
                "JWT_SECRET_KEY",
                OTHER_KEY,
                "DATABASE_URL",
                "postgres://app:sesame@db:5432/latchkey?password=sesame2",
                "REDIS_URL",
                "rediss://app:sesame@cache/2"));

        assertThat(config.toString()).doesNotContain(KEY, OTHER_KEY, "sesame");
        assertThat(config.shown())
                .contains(
                        new Config.Shown("SECRET_KEY", "***", Source.COMMAND_LINE),
                        new Config.Shown("JWT_SECRET_KEY", "***", Source.COMMAND_LINE),
                        new Config.Shown("DATABASE_URL", "postgres://app:***@db:5432/latchkey", Source.COMMAND_LINE),
                        new Config.Shown("REDIS_URL", "rediss://app:***@cache:6379/2", Source.COMMAND_LINE));
        assertThat(config.secrets().secretKey().map(Secret::text)).contains(KEY);
    }

    @Test
    void a_value_that_may_hold_a_password_is_not_repeated() {
        assertThat(wrong("PUBLIC_URL", "https://admin:sesame@example.org")).doesNotContain("sesame");
        assertThat(wrong("REDIS_URL", "redis://sesame@cache")).doesNotContain("sesame");
    }

    @Test
    void every_setting_is_read_back_from_what_is_its_default() {
        for (Setting<?> setting : Settings.all()) {
            Config config = Config.of(Map.of(setting.name(), setting.standard()));
            assertThat(config.shown().stream().filter(shown -> shown.name().equals(setting.name())))
                    .as(setting.name())
                    .singleElement()
                    .extracting(Config.Shown::value)
                    .isEqualTo(setting.standard());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP_PORT | 65536 | is too large",
                "HTTP_PORT | -1 | is too small",
                "HTTP_PORT | ٨٠ | is not a whole number",
                "HTTP_HOST | http://x | is not that",
                "PUBLIC_URL | example.org | is not the address of a web server",
                "PUBLIC_URL | ftp://example.org | is not the address of a web server",
                "PUBLIC_URL | https://example.org?x=1 | must end before any ? or #",
                "ALLOWED_ORIGINS | * | is a pattern",
                "ALLOWED_ORIGINS | https://*.example.org | is a pattern",
                "ALLOWED_ORIGINS | https://a.example,https://b.example/ | \"https://b.example/\", that is not an origin",
                "ALLOWED_ORIGINS | https://A.example | has capital letters",
                "TRUSTED_PROXIES | 10.0.0.0/33 | is not an address",
                "TRUSTED_PROXIES | localhost | is not an address",
                "DATABASE_POOL_SIZE | 0 | is too small",
                "ACCESS_TOKEN_TTL | 15 m | is not a duration",
                "ACCESS_TOKEN_TTL | -5m | is not a duration",
                "ACCESS_TOKEN_TTL | 0 | is too short",
                "ACCESS_TOKEN_TTL | 8d | is too long",
                "DEFAULT_REGION | XX | is not a country",
                "DEFAULT_REGION | Russia | is not a country",
                "PHONE_POLICY | any | is none of them",
                "BOOTSTRAP_FIRST_USER_ADMIN | yes | is neither on nor off",
                "LOGIN_CODE_LENGTH | 3 | is too small",
                "LOGIN_CODE_LENGTH | 9 | is too large",
                "LOGIN_CODE_GUESSES | 0 | is too small",
                "CODE_NETWORK_FLAG | never | is not a whole number",
                "SMS_ROUTES | 7=console | does not say where all other numbers go",
                "SMS_ROUTES | *=carrier-pigeon | names a gateway that does not exist: carrier-pigeon",
                "SMS_ROUTES | 07=console;*=console | has a route that does not read",
                "SMS_ROUTES | +7=console;*=console | has a route that does not read",
                "SMS_ROUTES | console | has a route that does not read",
                "SMS_ROUTES | *=console,console | asks console twice",
                "SMS_ROUTES | *=console@5s | a time or a sender for the console",
                "SMS_ROUTES | *=smsc@1m | is too long",
                "SMS_ROUTES | *=smsc@soon | is not a duration",
                "SMS_ROUTES | *=smsc: | an empty or a very long sender",
                "SMS_ROUTES | *=:Brand | names a gateway that does not exist",
                "SMS_ROUTES | *= | a route without a gateway",
                "SMS_SMSC_URL | ftp://smsc.ru | is not the address of a web server",
                "SMS_SMSC_TIMEOUT | 16s | is too long",
                "SMS_SMSC_TRANSLIT | yes | is neither on nor off",
                "SMS_SMSC_PRICE | 7=2.50 | has no price for all other numbers",
                "SMS_SMSC_PRICE | 2,50 | has two prices for the same numbers",
                "SMS_SMSC_PRICE | free | has a part that is not a price",
                "SMS_BUDGET_DAY | -5 | is not an amount",
                "SMS_BUDGET_HOUR | 0.00001 | is not an amount",
                "SMS_COUNTRIES | RU,XX | is not a country",
                "SMS_COUNTRIES | 999 | a calling code of no country",
                "SMS_COUNTRIES | , | names no country",
                "SMS_FRAUD_MODE | off | is none of them",
                "LOGIN_TEST_NUMBERS | +79000000001=1234 | is not a number, a code and a day",
                "LOGIN_TEST_NUMBERS | +79000000001=123@2031-01-01 | whose number, code or day is none",
                "LOGIN_TEST_NUMBERS | 79000000001=1234@2031-01-01 | whose number, code or day is none",
                "LOGIN_TEST_NUMBERS | +79000000001=1234@2031-02-30 | whose number, code or day is none",
                "LOGIN_TEST_NUMBERS_ALLOWED | maybe | is neither on nor off",
                "SMS_SMSC_PASWORD | x | Did you mean SMS_SMSC_PASSWORD?",
                "SMS_HTTP_ERRORS | 1=many | has a class that does not exist",
                "SMS_ROUTES | *=console;*=console | says twice",
                "SMS_ROUTES | x=console | has a route that does not read",
                "SMS_CONSOLE_DELAY | 2s..1s | ends before it begins",
                "SMS_CONSOLE_DELAY | 1s..2h | is too long",
                "JWT_SECRET_KEY | your-256-bit-secret-your-256-bit-secret | is an example",
                "JWT_SECRET_KEY | short | it needs at least 32",
                "DIALECTS | dance | is not supported by this version yet",
                "LOG_FORMAT | xml | is none of them",
                "ENVIRONMENT | staging | is none of them",
            })
    void refuses(String name, String value, String because) {
        assertThat(wrong(name, value)).startsWith(name).contains(because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP_PORT | 0",
                "PUBLIC_URL | https://id.example.org/base/",
                "ALLOWED_ORIGINS | https://a.example, http://localhost:3000",
                "TRUSTED_PROXIES | 10.0.0.0/8, ::1",
                "DATABASE_POOL_SIZE | 2",
                "LOGIN_CODE_RESEND_AFTER | 0",
                "GUESS_LOCK_AFTER | 0",
                "GUESS_LOCK_AFTER | off",
                "CODE_NETWORK_FLAG | off",
                "SMS_ROUTES | 7=console;*=console;",
                "SMS_SMSC_TIMEOUT | 5s",
                "TELEGRAM_GATEWAY_TOKEN | sesame",
                "SMS_HTTP_URL | https://gate.example/send?to={{phone}}",
                "SMS_CONSOLE_DELAY | 0",
                "SMS_CONSOLE_DELAY | 5ms",
                "DEFAULT_REGION | de",
                "LOG_FORMAT | JSON",
                "LIMITS | OFF",
                "BOOTSTRAP_FIRST_USER_ADMIN | off",
            })
    void takes(String name, String value) {
        assertThat(Config.of(Map.of(name, value))).isNotNull();
    }

    @Test
    void routes_name_gateways_in_order_with_times_and_senders() {
        SmsRoutes routes = Config.of(Map.of(
                        "SMS_ROUTES",
                        "7=telegram@4s, smsc : My Brand ;*=console",
                        "TELEGRAM_GATEWAY_TOKEN",
                        "sesame",
                        "SMS_SMSC_KEY",
                        "sesame"))
                .sms()
                .routes();

        assertThat(routes.legs())
                .isEqualTo(Map.of(
                        "7",
                        List.of(
                                new SmsRoutes.Leg("telegram", Optional.of("4s"), Optional.empty()),
                                new SmsRoutes.Leg("smsc", Optional.empty(), Optional.of("My Brand"))),
                        "*",
                        List.of(new SmsRoutes.Leg("console", Optional.empty(), Optional.empty()))));
        assertThat(routes.gateways()).containsExactly("console", "smsc", "telegram");
    }

    @Test
    void a_gateway_of_a_route_needs_its_settings() {
        assertThat(problems(Map.of("SMS_ROUTES", "*=smsaero")))
                .containsExactlyInAnyOrder(
                        "SMS_SMSAERO_LOGIN: It is needed with smsaero in SMS_ROUTES.",
                        "SMS_SMSAERO_KEY: It is needed with smsaero in SMS_ROUTES.",
                        "SMS_SMSAERO_FROM: It is needed with smsaero in SMS_ROUTES.");
        assertThat(Config.of(Map.of(
                        "SMS_ROUTES", "*=smsaero:Brand", "SMS_SMSAERO_LOGIN", "a@b", "SMS_SMSAERO_KEY", "sesame")))
                .isNotNull();
    }

    @Test
    void what_gateways_are_set_to_is_never_shown() {
        Config config = Config.of(Map.of(
                "SMS_SMSC_PASSWORD", "sesame", "TELEGRAM_GATEWAY_TOKEN", "sesame2", "SMS_HTTP_HEADERS", "X: sesame3"));

        assertThat(config.toString()).doesNotContain("sesame");
        assertThat(config.shown().toString()).doesNotContain("sesame");
        assertThat(config.sms().gateways().get("smsc").text("PASSWORD")).isEqualTo("sesame");
    }

    @Test
    void an_address_is_kept_without_the_slash_at_its_end() {
        assertThat(Config.of(Map.of("PUBLIC_URL", "https://id.example.org/"))
                        .secrets()
                        .issuer())
                .isEqualTo("https://id.example.org");
    }

    @Test
    void the_first_account_is_nobody_where_an_administrator_is_named() {
        assertThat(Config.of(Map.of("ADMIN_EMAIL", "root@example.org"))
                        .accounts()
                        .firstIsAdmin())
                .isFalse();
        assertThat(Config.of(Map.of("ADMIN_USERNAME", "root")).accounts().firstIsAdmin())
                .isFalse();
        assertThat(Config.of(Map.of("BOOTSTRAP_FIRST_USER_ADMIN", "false"))
                        .accounts()
                        .firstIsAdmin())
                .isFalse();
    }

    @Test
    void another_database_needs_a_key_of_ones_own() {
        assertThat(wrong("DATABASE_URL", "postgres://app:pw@db/latchkey"))
                .startsWith("SECRET_KEY: It is needed with DATABASE_URL");
    }

    @Test
    void the_two_keys_differ() {
        assertThat(problems(Map.of("SECRET_KEY", KEY, "JWT_SECRET_KEY", KEY)))
                .containsExactly("JWT_SECRET_KEY (--set): It must not be the same as SECRET_KEY.");
    }

    @Test
    void fallbacks_are_keys_between_commas_and_never_shown() {
        Config config = Config.of(Map.of("SECRET_KEY_FALLBACKS", KEY + " , " + OTHER_KEY + "\\,x\n"));

        assertThat(config.secrets().fallbacks()).containsExactly(new Secret(KEY), new Secret(OTHER_KEY + ",x\n"));
        assertThat(config.shown()).contains(new Config.Shown("SECRET_KEY_FALLBACKS", "*** (2)", Source.COMMAND_LINE));
        assertThat(config.toString()).doesNotContain(KEY, OTHER_KEY);
    }

    @Test
    void a_fallback_has_to_be_as_good_as_the_key() {
        assertThat(wrong("SECRET_KEY_FALLBACKS", KEY + ",hunter2"))
                .startsWith("SECRET_KEY_FALLBACKS (--set): The value has a key, number 2, that has 7 bytes;")
                .doesNotContain(KEY, "hunter2");
        assertThat(problems(Map.of("SECRET_KEY_FALLBACKS", KEY, "JWT_SECRET_KEY", KEY)))
                .containsExactly("JWT_SECRET_KEY (--set): It must not be one of the SECRET_KEY_FALLBACKS.");
    }

    @Test
    void a_session_outlives_its_tokens() {
        assertThat(problems(Map.of("ACCESS_TOKEN_TTL", "1h", "REFRESH_TOKEN_TTL", "30m", "SESSION_MAX_AGE", "10m")))
                .containsExactly(
                        "ACCESS_TOKEN_TTL (--set): It must not be longer than REFRESH_TOKEN_TTL.",
                        "REFRESH_TOKEN_TTL (--set): It must not be longer than SESSION_MAX_AGE.");
    }

    @Test
    void a_key_signs_for_longer_than_its_successor_is_published() {
        assertThat(problems(Map.of("JWT_KEY_ROTATION", "1d", "JWT_KEY_PUBLISH_AHEAD", "13h")))
                .containsExactly("JWT_KEY_ROTATION (--set): It must be at least twice JWT_KEY_PUBLISH_AHEAD, or 0.");
        assertThat(Config.of(Map.of("JWT_KEY_ROTATION", "0", "JWT_KEY_PUBLISH_AHEAD", "7d")))
                .isNotNull();
    }

    @Test
    void whoever_reads_the_keys_has_a_new_one_before_it_signs() {
        Duration read = PublishKeys.MAX_AGE.plus(KeySchedule.SPREAD);

        assertThat(wrong("JWT_KEY_PUBLISH_AHEAD", read.toSeconds() + "s")).contains("is too short");
    }

    @Test
    void no_access_token_lives_longer_than_keys_are_kept_for() {
        assertThat(wrong("ACCESS_TOKEN_TTL", KeySchedule.LONGEST_TOKEN.toSeconds() + 1 + "s"))
                .contains("is too long");
    }

    @Test
    void production_refuses_what_is_fit_for_trying_out_only() {
        assertThat(problems(Map.of(
                        "ENVIRONMENT", "production",
                        "LIMITS", "off",
                        "PUBLIC_URL", "http://id.example.org",
                        "ALLOWED_ORIGINS", "http://app.example.org",
                        "TRUSTED_PROXIES", "0.0.0.0/0",
                        "LOGIN_CODE_GUESSES", "11",
                        "GUESS_LOCK_AFTER", "0",
                        "LOGIN_TEST_NUMBERS", "+79000000001=1234@2031-01-01",
                        "LOGIN_CODE_TTL", "11m")))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "LOGIN_TEST_NUMBERS",
                        "LIMITS",
                        "PUBLIC_URL",
                        "ALLOWED_ORIGINS",
                        "TRUSTED_PROXIES",
                        "SMS_ROUTES:",
                        "LOGIN_CODE_GUESSES",
                        "GUESS_LOCK_AFTER",
                        "LOGIN_CODE_TTL");
    }

    @Test
    void production_takes_what_is_meant() {
        Config config = Config.of(Map.of(
                "ENVIRONMENT", "production",
                "PUBLIC_URL", "https://id.example.org",
                "SMS_CONSOLE_IN_PRODUCTION", "on"));

        assertThat(config.environment()).isEqualTo(Environment.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org",
                "https://id.example.org:8080",
                "http://id.example.org:443",
                "https://id.example.org:1"
            })
    void telegram_brings_nothing_where_it_does_not_go(String url) {
        Map<String, String> settings =
                Map.of("TELEGRAM_MODE", "webhook", "TELEGRAM_BOT_TOKEN", "123456:ABC-DEF", "PUBLIC_URL", url);

        assertThat(problems(settings))
                .singleElement()
                .asString()
                .startsWith("PUBLIC_URL")
                .contains("port 443, 80, 88 or 8443");
        Map<String, String> ownServer = new HashMap<>(settings);
        ownServer.put("TELEGRAM_API_URL", "http://localhost:8081");
        assertThat(Config.of(ownServer).telegram().bot().webhook()).hasToString(url + "/telegram/webhook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":443", ":80", ":88", ":8443", "/auth"})
    void telegram_brings_updates_where_it_goes(String more) {
        Config config = Config.of(Map.of(
                "TELEGRAM_MODE",
                "webhook",
                "TELEGRAM_BOT_TOKEN",
                "123456:ABC-DEF",
                "PUBLIC_URL",
                "https://id.example.org" + more));

        assertThat(config.telegram().bot().webhook())
                .hasToString("https://id.example.org" + more + "/telegram/webhook");
        assertThat(problems(Map.of("TELEGRAM_MODE", "webhook", "PUBLIC_URL", "https://id.example.org")))
                .singleElement()
                .asString()
                .startsWith("TELEGRAM_BOT_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TELEGRAM_API_URL=https://api.telegram.org/bot%s",
                "TELEGRAM_API_URL=%s",
                "TELEGRAM_BOT_ID=%s",
                "TELEGRAM_BOT_USERNAME=%s",
                "TELEGRAM_OIDC_ISSUER=%s",
                "TELEGRAM_MODE=%s",
                "TELEGRAM_PROXY=http//%s"
            })
    void a_token_in_a_place_that_is_not_its_own_is_refused_and_not_repeated(String place) {
        String[] setting = place.split("=", 2);
        String token = "5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8";

        assertThat(problems(Map.of(setting[0], setting[1].formatted(token))))
                .singleElement()
                .asString()
                .startsWith(setting[0])
                .doesNotContain("AAH5Yk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-short", "sixteen characters", "шестнадцать-букв-и-больше"})
    void a_secret_that_telegram_would_not_take_is_none(String secret) {
        assertThat(problems(Map.of("TELEGRAM_WEBHOOK_SECRET", secret)))
                .singleElement()
                .asString()
                .contains("16 to 256 letters")
                .doesNotContain(secret);
    }

    @Test
    void what_comes_later_is_not_passed_over_in_silence() {
        assertThatThrownBy(() -> Config.load(new Sources(directory, Map.of("SENTRY_DSN", "x"), Map.of())))
                .hasMessageContaining("SENTRY_DSN (environment)")
                .hasMessageContaining("is not supported by this version yet");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROT, HTTP_PORT",
        "LIMITS_CODE_PER_FONE, LIMITS_CODE_PER_PHONE",
        "SECRET_KYE, SECRET_KEY",
        "TELEGRAM_BOT_TOKN, TELEGRAM_BOT_TOKEN"
    })
    void a_slip_is_told(String name, String meant) {
        assertThatThrownBy(() -> Config.load(new Sources(directory.resolve(".env"), Map.of(name, "x"), Map.of())))
                .hasMessageEndingWith("There is no such setting. Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "PATH, /usr/bin",
        "HTTP_PROXY, http://proxy:3128",
        "http_proxy, http://proxy:3128",
        "HTTPS_PROXY, http://proxy:3128",
        "SESSION_MANAGER, local/desk:@/x",
        "DATABASE_SERVICE_HOST, 10.0.0.1",
        "DATABASE_SERVICE_PORT_POSTGRES, 5432",
        "DATABASE_PORT, tcp://10.0.0.1:5432",
        "DATABASE_PORT_5432_TCP_ADDR, 10.0.0.1",
        "REDIS_PORT, tcp://10.0.0.1:6379",
        "REDIS_SERVICE_HOST, 10.0.0.1",
        "LOGNAME, me",
        "LOG_DIR, /var/log",
        "DATABASE_NAME, ''",
    })
    void what_others_put_into_the_environment_is_no_trouble(String name, String value) {
        assertThat(Config.load(new Sources(directory.resolve(".env"), Map.of(name, value), Map.of())))
                .isNotNull();
    }

    @Test
    void an_operator_can_say_which_names_are_foreign() {
        Map<String, String> environment =
                Map.of("DATABASE_NAME", "other", "FOREIGN_NAMES", "DATABASE_NAME, JWT_ALGORITHM");

        assertThat(Config.load(new Sources(directory.resolve(".env"), environment, Map.of())))
                .isNotNull();
    }

    @Test
    void on_the_command_line_every_name_must_be_ours() {
        assertThat(problems(Map.of("GREETING", "x"))).containsExactly("GREETING (--set): There is no such setting.");
    }

    private static String wrong(String name, String value) {
        return String.join("\n", problems(Map.of(name, value)));
    }

    private static List<String> problems(Map<String, String> values) {
        try {
            Config unexpected = Config.of(values);
            throw new AssertionError("Nothing was refused: " + unexpected);
        } catch (InvalidConfig e) {
            return e.problems().stream().map(ConfigProblem::toString).toList();
        }
    }
}
