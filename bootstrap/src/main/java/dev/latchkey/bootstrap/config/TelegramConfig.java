package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.TelegramRules;
import dev.latchkey.application.login.telegram.TelegramRules.Keys;
import dev.latchkey.domain.login.DataAge;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.Ed25519Key;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sign-in through Telegram.
 *
 * @param publicKey with which Telegram signs what needs no token to be checked
 */
public record TelegramConfig(Optional<BotToken> token, Ed25519Key publicKey, TelegramRules rules) {
    private static final Duration WIDGET_AGE = Duration.ofMinutes(5);
    private static final Duration MINI_APP_AGE = Duration.ofHours(1);

    static TelegramConfig from(Values values) {
        Optional<BotToken> token = values.get(Settings.TELEGRAM_BOT_TOKEN);
        OptionalLong bot = values.get(Settings.TELEGRAM_BOT_ID);
        Optional<Duration> age = values.get(Settings.TELEGRAM_DATA_MAX_AGE);
        Keys keys = bot.isPresent() ? Keys.PUBLIC_KEY : Keys.NONE;
        TelegramRules rules = new TelegramRules(
                token.isPresent() ? Keys.BOT_TOKEN : keys,
                token.map(BotToken::bot).orElse(bot.orElse(0)),
                new DataAge(age.orElse(WIDGET_AGE)),
                new DataAge(age.orElse(MINI_APP_AGE)));
        return new TelegramConfig(token, values.get(Settings.TELEGRAM_PUBLIC_KEY), rules);
    }

    /** What people can sign in from, for people; empty if from nowhere. */
    public Optional<String> doors() {
        return switch (rules.keys()) {
            case NONE -> Optional.empty();
            case BOT_TOKEN -> Optional.of("login widget and Mini Apps of bot " + rules.bot() + " (TELEGRAM_BOT_TOKEN)");
            case PUBLIC_KEY -> Optional.of("Mini Apps of bot " + rules.bot() + " (TELEGRAM_BOT_ID)");
        };
    }
}
