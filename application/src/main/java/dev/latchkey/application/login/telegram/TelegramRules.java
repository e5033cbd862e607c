package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.login.DataAge;

/**
 * Which doors of signed data are open, and for how long data open them.
 *
 * @param bot the number of our bot, of no meaning where there is none
 */
public record TelegramRules(Keys keys, long bot, DataAge widget, DataAge miniApp) {

    /** What we have to check signatures with. */
    public enum Keys {
        NONE,
        /** The bot's own secret: for the widget and for Mini Apps. */
        BOT_TOKEN,
        /** Telegram's public key: for Mini Apps only. */
        PUBLIC_KEY
    }
}
