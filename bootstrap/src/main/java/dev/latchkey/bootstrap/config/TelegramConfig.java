package dev.latchkey.bootstrap.config;

/**
 * Sign-in through Telegram, which this version does not have.
 *
 * @param offBecause why it is off, for people
 */
public record TelegramConfig(String offBecause) {

    static TelegramConfig off() {
        return new TelegramConfig("not in this version yet");
    }
}
