package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.login.telegram.chat.OpenChat;
import dev.latchkey.application.shared.Port;
import java.util.OptionalLong;

/** Writes prompts into chats. */
@Port
@FunctionalInterface
public interface PromptSender {

    /** Tries it once; nothing is thrown for what Telegram does or does not do. */
    Outcome send(OpenChat chat, BotReply.Prompt prompt);

    /**
     * What became of it.
     *
     * @param closed whether nothing can be written there any more
     * @param message the message that asks; empty if there is none, or that is not known
     */
    record Outcome(boolean closed, OptionalLong message) {
        public static final Outcome CLOSED = new Outcome(true, OptionalLong.empty());
        public static final Outcome LOST = new Outcome(false, OptionalLong.empty());

        public static Outcome sent(long message) {
            return new Outcome(false, OptionalLong.of(message));
        }
    }
}
