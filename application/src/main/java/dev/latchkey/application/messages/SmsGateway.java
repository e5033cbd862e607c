package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.concurrent.CompletionStage;

/** Carries texts to phones. */
@Port
public interface SmsGateway {

    /** Stable name, e.g. {@code console}. */
    String name();

    /**
     * Sends a message without holding the thread of the caller. A stage that ends with an exception counts as
     * {@link dev.latchkey.domain.messages.DeliveryOutcome#UNKNOWN}: only what was surely not taken may be said to be so.
     */
    CompletionStage<GatewayAnswer> send(OutgoingMessage message);

    /** Whether it can carry such a message at all. A gateway that carries codes only says no to notices. */
    default boolean carries(OutgoingMessage message) {
        return true;
    }
}
