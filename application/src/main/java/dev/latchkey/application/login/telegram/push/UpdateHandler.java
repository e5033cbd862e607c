package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.Port;

/** Whoever does something about what people do in chats with our bot. */
@Port
@FunctionalInterface
public interface UpdateHandler {

    /**
     * Handles an update of the Bot API. It may come again although it was handled, and then changes nothing any more. What
     * is thrown means that it has to be tried again.
     *
     * @param update in JSON, as Telegram wrote it
     */
    void handle(String update);
}
