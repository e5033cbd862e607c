package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.accounts.TelegramPerson;
import java.util.Optional;

/**
 * Somebody for whom Telegram vouches.
 *
 * @param startParam what stood in the link by which they came to a Mini App
 * @param spending makes the proof worthless from here on
 */
record Vouched(TelegramPerson person, Optional<String> startParam, Spending spending) {

    /** To be called in the transaction that does what the proof is good for. */
    @FunctionalInterface
    interface Spending {
        void spend();
    }
}
