package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.invites.InvitationCode;
import java.util.Optional;

/**
 * Somebody for whom Telegram vouches.
 *
 * @param startParam what stood in the link by which they came to a Mini App
 * @param invite the code that they brought along to Telegram and back
 * @param spending makes the proof worthless from here on
 */
record Vouched(TelegramPerson person, Optional<String> startParam, Optional<InvitationCode> invite, Spending spending) {

    /** To be called in the transaction that does what the proof is good for. */
    @FunctionalInterface
    interface Spending {
        void spend();
    }
}
