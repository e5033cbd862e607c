package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.push.Matching;
import dev.latchkey.application.login.telegram.push.PushRules;
import java.time.Duration;
import java.util.Optional;

/**
 * The bot to which people say yes.
 *
 * @param username what it is called; else it is asked
 * @param matching how people answer who are asked before they came
 */
public record BotConfig(Optional<String> username, PushRules rules, Matching matching) {
    private static final Duration QUIET = Duration.ofMinutes(15);

    static BotConfig from(Values values) {
        boolean isOn = values.get(Settings.TELEGRAM_BOT_TOKEN).isPresent();
        return new BotConfig(
                values.get(Settings.TELEGRAM_BOT_USERNAME),
                new PushRules(isOn, values.get(Settings.TELEGRAM_SESSION_TTL), QUIET),
                values.get(Settings.TELEGRAM_MATCH));
    }
}
