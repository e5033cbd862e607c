package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.BotTrouble;
import dev.latchkey.telegram.Fetcher;
import java.time.InstantSource;

/** Looks at the doors of Telegram, and asks the bot who it is. */
final class TelegramExamination {
    private static final String PART = "Telegram";

    private final TelegramConfig config;
    private final Findings findings;

    TelegramExamination(TelegramConfig config, Findings findings) {
        this.config = config;
        this.findings = findings;
    }

    void examine() {
        config.doors()
                .ifPresentOrElse(
                        doors -> findings.good(PART, doors),
                        () -> findings.note(PART, "is off: TELEGRAM_BOT_TOKEN is not set"));
        config.token().ifPresent(this::examine);
    }

    private void examine(BotToken token) {
        try {
            BotApi bot = new BotApi(config.api(), token, new Fetcher(config.proxy()), InstantSource.system());
            findings.good("bot", "is @" + bot.getMe().username() + " at " + config.api());
        } catch (BotTrouble trouble) {
            String advice = switch (trouble.kind()) {
                case TOKEN_WRONG -> "TELEGRAM_BOT_TOKEN is not good any more: get another from BotFather";
                case AWAY -> "cannot be reached at " + config.api() + ": see TELEGRAM_API_URL, TELEGRAM_PROXY";
                case CHAT_CLOSED, CONFLICT, TOO_MANY, WRONG_CALL -> String.valueOf(trouble.getMessage());
            };
            findings.wrong("bot", advice);
        }
    }
}
