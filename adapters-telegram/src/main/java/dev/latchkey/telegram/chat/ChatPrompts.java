package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.chat.OpenChat;
import dev.latchkey.application.login.telegram.push.BotReply.Prompt;
import dev.latchkey.application.login.telegram.push.PromptSender;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotTrouble;
import dev.latchkey.telegram.BotTrouble.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends prompts through the Bot API, which knows no way to ask whether one has arrived. */
public final class ChatPrompts implements PromptSender {
    private static final Logger LOG = LoggerFactory.getLogger(ChatPrompts.class);

    private final BotApi api;
    private final Phrasebook phrasebook;

    public ChatPrompts(BotApi api, Phrasebook phrasebook) {
        this.api = api;
        this.phrasebook = phrasebook;
    }

    @Override
    public Outcome send(OpenChat chat, Prompt prompt) {
        BotWords words = phrasebook.in(chat.language());
        try {
            return Outcome.sent(api.sendMessage(
                            chat.person().id().value(),
                            PromptText.text(prompt, words),
                            PromptText.buttons(prompt, words),
                            true)
                    .id());
        } catch (BotTrouble trouble) {
            if (trouble.kind() == Kind.CHAT_CLOSED) {
                return Outcome.CLOSED;
            }
            LOG.warn("A prompt may not have arrived, and is not sent again: {}", trouble.getMessage());
            return Outcome.LOST;
        }
    }
}
