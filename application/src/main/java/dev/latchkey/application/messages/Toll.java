package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.Set;

/** What stands between the outbox and the gateways to phones, because they take money. */
public interface Toll {

    /** Whether a notice may be sent. Codes were judged when they were asked for. */
    boolean admits(OutgoingMessage notice);

    /** Whether a code may be sent once more that those gateways have taken and not brought: that costs money again. */
    boolean admitsAgain(OutgoingMessage code, Set<String> passedOver);

    /** A message was with the gateways. May be called by any thread and must not wait. */
    void noteHandover(OutgoingMessage message, Handover handover);

    /** Writes down what was noted. */
    void settle();

    /** Nobody takes any money. */
    static Toll free() {
        return new Toll() {
            @Override
            public boolean admits(OutgoingMessage notice) {
                return true;
            }

            @Override
            public boolean admitsAgain(OutgoingMessage code, Set<String> passedOver) {
                return true;
            }

            @Override
            public void noteHandover(OutgoingMessage message, Handover handover) {
                // Nothing is due.
            }

            @Override
            public void settle() {
                // Nothing is due.
            }
        };
    }
}
