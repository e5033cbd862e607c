package dev.latchkey.bootstrap.command;

import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotApi.BotWebhook;
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
            named(bot.getMe().username());
            line(bot.getWebhookInfo());
        } catch (BotTrouble trouble) {
            String advice = switch (trouble.kind()) {
                case TOKEN_WRONG -> "TELEGRAM_BOT_TOKEN is not good any more: get another from BotFather";
                case AWAY ->
                    "cannot be reached at " + config.api() + " (" + trouble.getMessage()
                            + "): see TELEGRAM_API_URL, TELEGRAM_PROXY";
                case CHAT_CLOSED, CONFLICT, TOO_MANY, WRONG_CALL -> String.valueOf(trouble.getMessage());
            };
            findings.wrong("bot", advice);
        }
    }

    private void named(String username) {
        config.bot()
                .username()
                .filter(said -> !said.equalsIgnoreCase(username))
                .ifPresentOrElse(
                        other -> findings.wrong(
                                "bot",
                                "is @" + username + ", but TELEGRAM_BOT_USERNAME is " + other
                                        + ": links would open another bot"),
                        () -> findings.good("bot", "is @" + username + " at " + config.api()));
    }

    private void line(BotWebhook webhook) {
        String set = webhook.address().orElse("");
        String ours = config.bot().webhook().toString();
        switch (config.bot().mode()) {
            case OFF ->
                findings.note("updates", "are for another program (TELEGRAM_MODE=off): nobody can say yes to the bot");
            case POLLING -> {
                if (set.isEmpty()) {
                    findings.good("updates", "are fetched (TELEGRAM_MODE=polling)");
                } else {
                    findings.note(
                            "updates",
                            "are brought to " + set + ", but TELEGRAM_MODE=polling: that webhook is removed at the next"
                                    + " start. If another program needs it, set TELEGRAM_MODE=off");
                }
            }
            case WEBHOOK -> {
                if (set.equals(ours)) {
                    findings.good("updates", "are brought to " + ours + ", " + webhook.pending() + " wait");
                } else {
                    findings.note("updates", "are not brought to " + ours + " so far: the next start sees to it");
                }
            }
        }
        webhook.lastError()
                .filter(error -> config.bot().mode() == LineMode.WEBHOOK)
                .ifPresent(error -> findings.wrong("updates", "could not be brought: " + error));
    }
}
