package dev.latchkey.telegram.chat;

import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotApi.BotMessage;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotMarkup;
import dev.latchkey.telegram.BotTrouble;
import dev.latchkey.telegram.BotTrouble.Kind;
import java.util.List;
import java.util.Optional;

/** One person's chat, where things are said in their language. */
final class Chat {
    /** What Telegram shows to whoever has pressed a button. */
    private static final int LONGEST_ANSWER = 200;

    private final BotApi api;
    private final TelegramPerson person;
    private final BotWords words;

    Chat(BotApi api, TelegramPerson person, BotWords words) {
        this.api = api;
        this.person = person;
        this.words = words;
    }

    TelegramPerson person() {
        return person;
    }

    TelegramId who() {
        return person.id();
    }

    BotWords words() {
        return words;
    }

    /** The same chat in another language. */
    Chat in(BotWords others) {
        return new Chat(api, person, others);
    }

    Origin origin() {
        return Origin.ofTelegram(Optional.of(words.language()));
    }

    void say(String text, BotMarkup markup) {
        BotMessage unused = api.sendMessage(who().value(), text, markup, false);
    }

    void say(String text) {
        say(text, BotMarkup.NO_KEYBOARD);
    }

    /** Says what nobody is to pass on. */
    void ask(String text, BotMarkup markup) {
        BotMessage unused = api.sendMessage(who().value(), text, markup, true);
    }

    /**
     * Puts that in the place of the message with the button that was pressed. Whoever pressed it does not wait any longer, and
     * where the message cannot be changed they are told all the same.
     */
    void answer(Heard.Press press, String text, List<List<BotButton>> buttons) {
        boolean canChange = press.message().isPresent();
        api.answerCallbackQuery(press.query(), canChange ? "" : shortened(text), !canChange);
        press.message().ifPresent(message -> change(message, text, buttons));
    }

    void answer(Heard.Press press, String text) {
        answer(press, text, List.of());
    }

    /** A message that has gone by now is not brought back. */
    void change(long message, String text, List<List<BotButton>> buttons) {
        try {
            api.editMessageText(new BotMessage(who().value(), message), text, buttons);
        } catch (BotTrouble trouble) {
            if (trouble.kind() != Kind.WRONG_CALL) {
                throw trouble;
            }
            say(text, BotMarkup.buttons(buttons));
        }
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_ANSWER) {
            return text;
        }
        int end = LONGEST_ANSWER - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
