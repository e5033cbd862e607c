package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.login.BrowserSecret;
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

    /**
     * An ID token that a page has got.
     *
     * @param browser the browser that shows it
     */
    record IdToken(String token, Optional<BrowserSecret> browser) implements TelegramProof {
        @Override
        public String door() {
            return "oidc_popup";
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "IdToken[***]";
        }
    }

    /**
     * A code with which Telegram has sent a browser back.
     *
     * @param code empty if there was an error instead
     */
    record Code(String state, Optional<String> code, Optional<BrowserSecret> browser) implements TelegramProof {
        @Override
        public String door() {
            return "oidc_redirect";
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "Code[***]";
        }
    }
}
