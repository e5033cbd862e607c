package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.MessageId;
import java.util.Optional;

/** Who has taken messages. */
@Port
@FunctionalInterface
public interface MessageBearers {
    /** Who has taken that message last, if it has a name for it. Empty as long as that is not written down. */
    Optional<Bearer> of(MessageId id);

    /**
     * A gateway that has taken a message.
     *
     * @param name the gateway's name for the message
     */
    record Bearer(String gateway, String name) {}
}
