package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.login.SignedFields;
import java.util.Optional;

/** What somebody shows to say that Telegram knows them. */
public sealed interface TelegramProof {

    /** The word for its door in the audit trail. */
    String door();

    /**
     * What the login widget has handed to a page.
     *
     * @param fields empty if they cannot be Telegram's
     */
    record Widget(Optional<SignedFields> fields) implements TelegramProof {
        @Override
        public String door() {
            return "widget";
        }
    }

    /**
     * What a Mini App was opened with.
     *
     * @param fields empty if they cannot be Telegram's
     */
    record MiniApp(Optional<SignedFields> fields) implements TelegramProof {
        @Override
        public String door() {
            return "mini_app";
        }
    }
}
