package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.application.login.telegram.push.Matching;
import dev.latchkey.application.login.telegram.push.PushRules;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The bot to which people say yes.
 *
 * @param links where links to bots begin
 * @param username what it is called; else it is asked
 * @param matching how people answer who are asked before they came
 * @param webhook where Telegram brings updates to, if it does
 * @param webhookSecret what it sends along, if somebody has said
 */
public record BotConfig(
        URI links,
        Optional<String> username,
        PushRules rules,
        Matching matching,
        LineMode mode,
        URI webhook,
        Optional<Secret> webhookSecret) {
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final String WEBHOOK = "/telegram/webhook";

    static BotConfig from(Values values, URI publicUrl) {
        LineMode mode = values.get(Settings.TELEGRAM_MODE);
        boolean isOn = values.get(Settings.TELEGRAM_BOT_TOKEN).isPresent() && mode != LineMode.OFF;
        return new BotConfig(
                values.get(Settings.TELEGRAM_LINK_URL),
                values.get(Settings.TELEGRAM_BOT_USERNAME),
                new PushRules(isOn, values.get(Settings.TELEGRAM_SESSION_TTL), QUIET),
                values.get(Settings.TELEGRAM_MATCH),
                mode,
                URI.create(publicUrl + WEBHOOK),
                values.get(Settings.TELEGRAM_WEBHOOK_SECRET));
    }
}
