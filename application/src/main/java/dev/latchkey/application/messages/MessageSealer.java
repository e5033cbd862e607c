package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.MessageId;

/** Makes the text of a message unreadable for whoever has only the database. */
@Port
public interface MessageSealer {

    byte[] seal(MessageId id, String text);

    /**
     * The text that was sealed for that message.
     *
     * @throws IllegalArgumentException if it was sealed for another message, with another key, or altered
     */
    String open(MessageId id, byte[] sealed);
}
