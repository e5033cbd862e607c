package dev.latchkey.telegram.chat;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.TelegramPerson;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that somebody has done, of what the bot listens to.
 *
 * @param speaks the language of their program, if we speak it
 * @param inPrivate whether it was in their own chat with the bot
 * @param at when, if that is known
 */
record Heard(TelegramPerson from, Optional<Language> speaks, boolean inPrivate, Optional<Instant> at, What what) {

    /** What they did. */
    sealed interface What {}

    /** They wrote a command, without its slash and in small letters, and something behind it. */
    record Command(String name, String argument) implements What {
        /** Without what is behind it, which may be a secret. */
        @Override
        public String toString() {
            return "Command[" + name + "]";
        }
    }

    /** They wrote something else. */
    record Text(String text) implements What {
        /** Without the text, because records end up in logs. */
        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    /** They sent a contact, which may be anybody's. */
    record Contact(String phone, OptionalLong owner, boolean forwarded) implements What {
        /** Without the phone, because records end up in logs. */
        @Override
        public String toString() {
            return "Contact[***]";
        }
    }

    /**
     * They pressed a button, or sent what a button might have sent.
     *
     * @param query by what Telegram knows that they wait
     * @param message the message with the button, if it can be changed
     */
    record Press(String query, String data, OptionalLong message) implements What {
        /** Without the data, because records end up in logs. */
        @Override
        public String toString() {
            return "Press[***]";
        }
    }

    /** They blocked the bot, or let it write again. */
    record Standing(boolean open) implements What {}

    /** They did something in their chat about which there is nothing to say. */
    record Other() implements What {}
}
