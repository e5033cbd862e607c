package dev.latchkey.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Every setting, read and found right. */
public record Config(
        Environment environment,
        HttpConfig http,
        DatabaseConfig database,
        RedisConfig redis,
        SecretsConfig secrets,
        SessionsConfig sessions,
        AccountsConfig accounts,
        LoginConfig login,
        PasswordsConfig passwords,
        SmsConfig sms,
        FraudConfig fraud,
        MailConfig mail,
        RewardsConfig rewards,
        LimitsConfig limits,
        TelegramConfig telegram,
        LogConfig log,
        List<Shown> shown) {

    /**
     * Reads the settings.
     *
     * @throws InvalidConfig with everything that is wrong with them
     */
    public static Config load(Sources sources) {
        Values values = new Values(sources);
        Rules.check(values);
        if (!values.problems().isEmpty()) {
            throw new InvalidConfig(values.problems());
        }
        HttpConfig http = HttpConfig.from(values);
        return new Config(
                values.get(Settings.ENVIRONMENT),
                http,
                DatabaseConfig.from(values),
                RedisConfig.from(values),
                SecretsConfig.from(values),
                SessionsConfig.from(values),
                AccountsConfig.from(values),
                LoginConfig.from(values),
                PasswordsConfig.from(values, http.publicUrl()),
                SmsConfig.from(values),
                FraudConfig.from(values),
                MailConfig.from(values),
                RewardsConfig.from(values),
                LimitsConfig.from(values),
                TelegramConfig.from(values, http.publicUrl()),
                LogConfig.from(values),
                Settings.all().stream()
                        .map(setting -> Shown.of(setting, values))
                        .toList());
    }

    /** Defaults and these values, whatever the machine's environment says. For tests and for embedding. */
    public static Config of(Map<String, String> values) {
        return load(new Sources(Path.of("no such directory", ".env"), Map.of(), values));
    }

    /**
     * A setting as it may be printed.
     *
     * @param value the text in force, masked if it is secret, empty if there is none
     */
    public record Shown(String name, String value, Source source) {

        static Shown of(Setting<?> setting, Values values) {
            String text = values.text(setting);
            return new Shown(
                    setting.name(), text.isEmpty() ? "" : setting.kind().shown().apply(text), values.source(setting));
        }
    }
}
