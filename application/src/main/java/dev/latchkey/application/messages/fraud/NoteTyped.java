package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.receipts.TellVendors;
import dev.latchkey.domain.messages.MessageId;
import java.time.Instant;

/** Remembers that the code of a message was typed: there was somebody who wanted it. */
public final class NoteTyped {
    private final SendLedger ledger;
    private final TellVendors tell;

    public NoteTyped(SendLedger ledger, TellVendors tell) {
        this.ledger = ledger;
        this.tell = tell;
    }

    public void note(MessageId id, String code, Instant at) {
        ledger.typed(id, at);
        tell.note(id, code, at);
    }
}
