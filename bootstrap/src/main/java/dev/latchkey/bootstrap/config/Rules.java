package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.security.Argon2Cost;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewaySetting;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.telegram.BotToken;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What must hold between settings. */
final class Rules {
    /** Where Telegram calls; the first stands for the usual one. */
    private static final Set<Integer> WEBHOOK_PORTS = Set.of(-1, 443, 80, 88, 8443);

    private final Values values;

    private Rules(Values values) {
        this.values = values;
    }

    static void check(Values values) {
        Rules rules = new Rules(values);
        rules.keys();
        rules.lifetimes();
        rules.passwords();
        rules.mail();
        rules.telegram();
        rules.rewards();
        rules.administrator();
        rules.gateways();
        rules.budgets();
        if (values.get(Settings.ENVIRONMENT) == Environment.PRODUCTION) {
            ProductionRules.check(values);
        }
    }

    private void keys() {
        Optional<Secret> secretKey = values.get(Settings.SECRET_KEY);
        Optional<Secret> jwtKey = values.get(Settings.JWT_SECRET_KEY);
        values.check(
                secretKey.isPresent() || values.get(Settings.DATABASE_URL).isEmpty(),
                "It is needed with DATABASE_URL, the same on all instances. openssl rand -base64 48 makes one.",
                Settings.SECRET_KEY,
                Settings.DATABASE_URL);
        values.check(
                jwtKey.isEmpty() || !jwtKey.equals(secretKey),
                "It must not be the same as SECRET_KEY.",
                Settings.JWT_SECRET_KEY,
                Settings.SECRET_KEY);
        values.check(
                jwtKey.isEmpty() || !values.get(Settings.SECRET_KEY_FALLBACKS).contains(jwtKey.get()),
                "It must not be one of the SECRET_KEY_FALLBACKS.",
                Settings.JWT_SECRET_KEY,
                Settings.SECRET_KEY_FALLBACKS);
    }

    private void lifetimes() {
        Duration rotation = values.get(Settings.JWT_KEY_ROTATION);
        values.check(
                rotation.isZero()
                        || rotation.compareTo(values.get(Settings.JWT_KEY_PUBLISH_AHEAD)
                                        .multipliedBy(2))
                                >= 0,
                "It must be at least twice JWT_KEY_PUBLISH_AHEAD, or 0.",
                Settings.JWT_KEY_ROTATION,
                Settings.JWT_KEY_PUBLISH_AHEAD);
        values.check(
                values.get(Settings.ACCESS_TOKEN_TTL).compareTo(values.get(Settings.REFRESH_TOKEN_TTL)) <= 0,
                "It must not be longer than REFRESH_TOKEN_TTL.",
                Settings.ACCESS_TOKEN_TTL,
                Settings.REFRESH_TOKEN_TTL);
        values.check(
                values.get(Settings.REFRESH_TOKEN_TTL).compareTo(values.get(Settings.SESSION_MAX_AGE)) <= 0,
                "It must not be longer than SESSION_MAX_AGE.",
                Settings.REFRESH_TOKEN_TTL,
                Settings.SESSION_MAX_AGE);
    }

    private void passwords() {
        long work = (long) values.get(Settings.PASSWORD_HASH_MEMORY) * values.get(Settings.PASSWORD_HASH_ITERATIONS);
        values.check(
                work <= Argon2Cost.MOST_WORK,
                "Multiplied they must not be more than " + Argon2Cost.MOST_WORK + ".",
                Settings.PASSWORD_HASH_MEMORY,
                Settings.PASSWORD_HASH_ITERATIONS);
    }

    private void mail() {
        boolean server = values.get(Settings.SMTP_URL).isPresent();
        values.check(
                !server || values.get(Settings.MAIL_FROM).isPresent(),
                "It is needed with SMTP_URL: servers take no mail from nobody.",
                Settings.MAIL_FROM,
                Settings.SMTP_URL);
        values.check(
                server || values.get(Settings.SMTP_CA_FILE).isEmpty(),
                "It has no effect without SMTP_URL.",
                Settings.SMTP_CA_FILE,
                Settings.SMTP_URL);
    }

    private void telegram() {
        OptionalLong bot = values.get(Settings.TELEGRAM_BOT_ID);
        Optional<Long> ofToken = values.get(Settings.TELEGRAM_BOT_TOKEN).map(BotToken::bot);
        values.check(
                bot.isEmpty() || ofToken.isEmpty() || ofToken.get() == bot.getAsLong(),
                "It is not the bot of TELEGRAM_BOT_TOKEN. One of the two is enough.",
                Settings.TELEGRAM_BOT_ID,
                Settings.TELEGRAM_BOT_TOKEN);
        values.check(
                values.get(Settings.TELEGRAM_OIDC_CLIENT_ID).isPresent()
                        || values.get(Settings.TELEGRAM_OIDC_CLIENT_SECRET).isEmpty(),
                "It has no effect without TELEGRAM_OIDC_CLIENT_ID.",
                Settings.TELEGRAM_OIDC_CLIENT_SECRET,
                Settings.TELEGRAM_OIDC_CLIENT_ID);
        if (values.get(Settings.TELEGRAM_MODE) == LineMode.WEBHOOK) {
            webhook();
        }
    }

    private void webhook() {
        values.check(
                values.get(Settings.TELEGRAM_BOT_TOKEN).isPresent(),
                "It is needed with TELEGRAM_MODE=webhook.",
                Settings.TELEGRAM_BOT_TOKEN,
                Settings.TELEGRAM_MODE);
        // A Bot API server of one's own may call any address.
        boolean isTelegram =
                "api.telegram.org".equals(values.get(Settings.TELEGRAM_API_URL).getHost());
        values.check(
                !isTelegram
                        || values.get(Settings.PUBLIC_URL)
                                .filter(url -> "https".equals(url.getScheme()) && WEBHOOK_PORTS.contains(url.getPort()))
                                .isPresent(),
                "TELEGRAM_MODE=webhook needs the address where Telegram reaches Latchkey: with https, at port 443, 80, 88 or"
                        + " 8443.",
                Settings.PUBLIC_URL,
                Settings.TELEGRAM_MODE);
    }

    private void rewards() {
        values.check(
                values.get(Settings.REWARD_WEBHOOK_URL).isPresent()
                        == values.get(Settings.REWARD_WEBHOOK_SECRET).isPresent(),
                "REWARD_WEBHOOK_URL and REWARD_WEBHOOK_SECRET go together: neither is of any use alone.",
                Settings.REWARD_WEBHOOK_URL,
                Settings.REWARD_WEBHOOK_SECRET);
    }

    private void administrator() {
        values.check(
                values.get(Settings.ADMIN_PASSWORD).isEmpty()
                        || values.get(Settings.ADMIN_EMAIL).isPresent()
                        || values.get(Settings.ADMIN_USERNAME).isPresent(),
                "It has no effect without ADMIN_EMAIL or ADMIN_USERNAME.",
                Settings.ADMIN_PASSWORD,
                Settings.ADMIN_EMAIL);
    }

    /** A gateway that messages go through needs what it cannot be asked without; a route may bring the sender itself. */
    private void gateways() {
        values.get(Settings.SMS_ROUTES).all().distinct().forEach(leg -> {
            GatewayKind kind = GatewaySettings.KINDS.get(leg.gateway());
            if (kind == null) {
                return;
            }
            Gateways.settings(kind).stream()
                    .filter(GatewaySetting::needed)
                    .filter(each ->
                            !each.suffix().equals(Gateways.FROM) || leg.sender().isEmpty())
                    .map(each -> GatewaySettings.setting(leg.gateway(), each.suffix()))
                    .forEach(setting -> values.check(
                            !values.get(setting).isEmpty(),
                            "It is needed with " + leg.gateway() + " in SMS_ROUTES.",
                            setting,
                            Settings.SMS_ROUTES));
        });
    }

    /** A budget that some gateway does not count against would be no bound. */
    private void budgets() {
        boolean bounded = values.get(Settings.SMS_BUDGET_HOUR).isPresent()
                || values.get(Settings.SMS_BUDGET_DAY).isPresent();
        values.get(Settings.SMS_ROUTES).gateways().stream()
                .filter(gateway -> !gateway.equals(SmsRoutes.CONSOLE))
                .map(gateway -> Objects.requireNonNull(Settings.PRICES.get(gateway)))
                .forEach(price -> values.check(
                        !bounded || values.get(price).isPresent(),
                        "It is needed with SMS_BUDGET_HOUR and SMS_BUDGET_DAY; 0 means that messages cost nothing there.",
                        price,
                        Settings.SMS_ROUTES));
    }
}
