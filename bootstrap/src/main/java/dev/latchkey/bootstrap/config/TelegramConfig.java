package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.TelegramRules;
import dev.latchkey.application.login.telegram.TelegramRules.Keys;
import dev.latchkey.domain.login.DataAge;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.Ed25519Key;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sign-in through Telegram.
 *
 * @param publicKey with which Telegram signs what needs no token to be checked
 * @param api where the bot's methods are
 */
public record TelegramConfig(
        Optional<BotToken> token,
        Ed25519Key publicKey,
        TelegramRules rules,
        OidcConfig oidc,
        URI api,
        Optional<URI> proxy,
        BotConfig bot) {
    private static final Duration WIDGET_AGE = Duration.ofMinutes(5);
    private static final Duration MINI_APP_AGE = Duration.ofHours(1);

    static TelegramConfig from(Values values, URI publicUrl) {
        Optional<BotToken> token = values.get(Settings.TELEGRAM_BOT_TOKEN);
        OptionalLong bot = values.get(Settings.TELEGRAM_BOT_ID);
        Optional<Duration> age = values.get(Settings.TELEGRAM_DATA_MAX_AGE);
        Keys keys = bot.isPresent() ? Keys.PUBLIC_KEY : Keys.NONE;
        TelegramRules rules = new TelegramRules(
                token.isPresent() ? Keys.BOT_TOKEN : keys,
                token.map(BotToken::bot).orElse(bot.orElse(0)),
                new DataAge(age.orElse(WIDGET_AGE)),
                new DataAge(age.orElse(MINI_APP_AGE)));
        return new TelegramConfig(
                token,
                values.get(Settings.TELEGRAM_PUBLIC_KEY),
                rules,
                OidcConfig.from(values, publicUrl),
                values.get(Settings.TELEGRAM_API_URL),
                values.get(Settings.TELEGRAM_PROXY),
                BotConfig.from(values, publicUrl));
    }

    /** What people can sign in from, for people; empty if from nowhere. */
    public Optional<String> doors() {
        List<String> doors = new ArrayList<>();
        switch (rules.keys()) {
            case NONE -> {}
            case BOT_TOKEN -> doors.add("login widget and Mini Apps of bot " + rules.bot() + " (TELEGRAM_BOT_TOKEN)");
            case PUBLIC_KEY -> doors.add("Mini Apps of bot " + rules.bot() + " (TELEGRAM_BOT_ID)");
        }
        oidc.door().ifPresent(doors::add);
        return doors.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doors));
    }

    /** How people who have a phone can sign in without a message to it: by sharing it with the bot. */
    public List<String> waysIn() {
        return token.isPresent() ? List.of("telegram") : List.of();
    }
}
