package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.MessageId;
import java.time.Instant;

/** Remembers that the code of a message was typed: there was somebody who wanted it. */
public final class NoteTyped {
    private final SendLedger ledger;

    public NoteTyped(SendLedger ledger) {
        this.ledger = ledger;
    }

    public void note(MessageId id, Instant at) {
        ledger.typed(id, at);
    }
}
