package dev.latchkey.application.login.telegram.push;

import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the bot has to say to what somebody did. Who sends it chooses the words. */
public record BotReply(Kind kind, Optional<Prompt> prompt) {

    static BotReply of(Kind kind) {
        return new BotReply(kind, Optional.empty());
    }

    /** The reasons to say something. */
    public enum Kind {
        /** Is that you? With the prompt. */
        ASKED,
        /** Please share your number. */
        CONTACT_WANTED,
        /** They are in. */
        APPROVED,
        /** They are not, and the chat is left alone for a while. */
        REJECTED,
        /** That was not the number on the page, so nobody is in. */
        NUMBER_WRONG,
        /** The link is of nobody, of another, or of a time that is over. */
        LINK_OVER,
        /** So is the button. */
        BUTTON_OVER,
        /** The chat is left alone. */
        QUIET,
        /** The contact is another's. */
        CONTACT_NOT_YOURS,
        /** Numbers like that are not taken. */
        CONTACT_UNUSABLE,
        /** No page waits for this number. */
        NOBODY_WAITS,
        /** The account of the number has another Telegram. */
        BOUND_ELSEWHERE,
        /** They came by themselves. */
        WELCOME,
        /** Nothing is to be said. */
        NOTHING
    }

    /**
     * Who wants to be let in, and what can be answered.
     *
     * @param choices the numbers to choose from; none where a yes is enough
     * @param device what the page's browser calls itself; another's words
     * @param address from where the page was asked for
     */
    public record Prompt(
            TelegramSecret key, List<MatchNumber> choices, String device, String address, Instant begunAt) {

        /** The buttons: every way to say yes, and then the way to say no. */
        public List<ChatAnswer> answers() {
            List<ChatAnswer> answers = new ArrayList<>();
            if (choices.isEmpty()) {
                answers.add(ChatAnswer.yes(key));
            }
            choices.forEach(choice -> answers.add(ChatAnswer.number(key, choice)));
            answers.add(ChatAnswer.no(key));
            return List.copyOf(answers);
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "Prompt[***]";
        }
    }
}
