package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Port;

/**
 * What Telegram signs for our bot. Each door has a key of its own, so that what was signed for one is nothing at another.
 * Signatures have one spelling each: lower-case hexadecimal digits, or base64url without padding. Any other is wrong.
 */
@Port
public interface TelegramSignatures {

    /** Whether the login widget has signed it. */
    boolean areOfWidget(String checkString, String hash);

    /** Whether a Mini App of our bot was opened with it. */
    boolean areOfMiniApp(String checkString, String hash);

    /** Whether Telegram itself has signed it with the key that everybody knows. Of which bot it is stands in the text. */
    boolean areOfTelegram(String checkString, String signature);
}
