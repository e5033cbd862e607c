package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.concurrent.CompletionStage;

/** Carries texts to phones. */
@Port
public interface SmsGateway {

    /** Stable name, e.g. {@code console}. */
    String name();

    /**
     * Sends a message without holding the thread of the caller. A stage that ends with an exception counts as
     * {@link DeliveryOutcome#UNKNOWN}.
     */
    CompletionStage<DeliveryOutcome> send(OutgoingMessage message);
}
