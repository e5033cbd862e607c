package dev.latchkey.application.login.telegram.push;

import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the bot has to say to what somebody did. Who sends it chooses the words.
 *
 * @param message the one that asked, where somebody answered in words
 */
public record BotReply(Kind kind, Optional<Prompt> prompt, OptionalLong message) {

    static BotReply of(Kind kind) {
        return new BotReply(kind, Optional.empty(), OptionalLong.empty());
    }

    static BotReply asking(Prompt prompt) {
        return new BotReply(Kind.ASKED, Optional.of(prompt), OptionalLong.empty());
    }

    BotReply about(OptionalLong asked) {
        return new BotReply(kind, prompt, asked);
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
        /** They said yes before: that was too late for a no. */
        TOO_LATE,
        /** They brought somebody's invite code along. */
        INVITED,
        /** Whatever they wrote, nobody asked for it. */
        NOT_UNDERSTOOD,
        /** Nothing is to be said. */
        NOTHING
    }

    /**
     * Who wants to be let in, and what can be answered.
     *
     * @param how how they may say yes
     * @param choices the numbers to choose from, if they have to choose
     * @param device what the page's browser calls itself; another's words
     * @param address from where the page was asked for
     */
    public record Prompt(
            How how, TelegramSecret key, List<MatchNumber> choices, String device, String address, Instant begunAt) {

        static Prompt toConfirm(TelegramSecret key, TelegramSessions.Context context) {
            return of(How.YES, key, List.of(), context);
        }

        static Prompt toChoose(TelegramSecret key, List<MatchNumber> choices, TelegramSessions.Context context) {
            return of(How.CHOICE, key, choices, context);
        }

        static Prompt toType(TelegramSecret key, TelegramSessions.Context context) {
            return of(How.TYPED, key, List.of(), context);
        }

        private static Prompt of(
                How how, TelegramSecret key, List<MatchNumber> choices, TelegramSessions.Context context) {
            return new Prompt(
                    how,
                    key,
                    choices,
                    context.origin().device(),
                    context.origin().address(),
                    context.at());
        }

        /** The buttons: every way to say yes, and then the way to say no. */
        public List<ChatAnswer> answers() {
            List<ChatAnswer> answers = new ArrayList<>();
            if (how == How.YES) {
                answers.add(ChatAnswer.yes(key));
            }
            choices.forEach(choice -> answers.add(ChatAnswer.number(key, choice)));
            answers.add(ChatAnswer.no(key));
            return List.copyOf(answers);
        }

        /** How people say yes. */
        public enum How {
            /** They came by the link of the page, and need only say so. */
            YES,
            CHOICE,
            TYPED
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "Prompt[***]";
        }
    }
}
