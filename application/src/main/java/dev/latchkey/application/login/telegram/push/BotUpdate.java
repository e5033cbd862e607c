package dev.latchkey.application.login.telegram.push;

import dev.latchkey.domain.accounts.TelegramPerson;
import java.util.OptionalLong;

/** Something that somebody has done in a chat with our bot, of what we care about. */
public sealed interface BotUpdate {

    TelegramPerson from();

    /** They have opened the bot by a link, with what stood in it; empty if they came by themselves. */
    record Start(TelegramPerson from, boolean inPrivate, String payload) implements BotUpdate {
        /** Without the payload, because records end up in logs. */
        @Override
        public String toString() {
            return "Start[" + from + "]";
        }
    }

    /** They have written something that is no command. */
    record Typed(TelegramPerson from, boolean inPrivate, String text) implements BotUpdate {
        /** Without the text, because records end up in logs. */
        @Override
        public String toString() {
            return "Typed[" + from + "]";
        }
    }

    /** They have pressed a button, or have sent what a button might have sent. */
    record Press(TelegramPerson from, String data) implements BotUpdate {
        /** Without the data, because records end up in logs. */
        @Override
        public String toString() {
            return "Press[" + from + "]";
        }
    }

    /**
     * They have sent a contact, which may be anybody's.
     *
     * @param owner whose it is, if it is somebody's at Telegram
     * @param forwarded whether they have it from elsewhere
     */
    record Contact(TelegramPerson from, boolean inPrivate, String phone, OptionalLong owner, boolean forwarded)
            implements BotUpdate {
        /** Without the phone, because records end up in logs. */
        @Override
        public String toString() {
            return "Contact[" + from + "]";
        }
    }
}
