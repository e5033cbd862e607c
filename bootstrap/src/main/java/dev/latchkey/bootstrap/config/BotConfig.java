package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.push.PushRules;
import java.time.Duration;
import java.util.Optional;

/**
 * The bot to which people say yes.
 *
 * @param username what it is called; else it is asked
 */
public record BotConfig(Optional<String> username, PushRules rules) {
    private static final Duration QUIET = Duration.ofMinutes(15);

    static BotConfig from(Values values) {
        boolean isOn = values.get(Settings.TELEGRAM_BOT_TOKEN).isPresent();
        return new BotConfig(
                values.get(Settings.TELEGRAM_BOT_USERNAME),
                new PushRules(isOn, values.get(Settings.TELEGRAM_SESSION_TTL), QUIET));
    }
}
