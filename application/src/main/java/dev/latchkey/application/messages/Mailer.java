package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMail;
import java.util.concurrent.CompletionStage;

/** Carries mail to mailboxes. */
@Port
public interface Mailer {

    /** Stable name, e.g. {@code smtp}. */
    String name();

    /**
     * Sends a mail without holding the thread of the caller. A stage that ends with an exception counts as
     * {@link DeliveryOutcome#UNKNOWN}. Within {@link DeliverMessages#MAIL_LEASE} it has either been handed over or never
     * will be: after that another instance may send it.
     */
    CompletionStage<DeliveryOutcome> send(OutgoingMail mail);
}
