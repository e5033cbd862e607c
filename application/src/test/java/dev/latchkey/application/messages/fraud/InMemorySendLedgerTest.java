package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.MessageId;

class InMemorySendLedgerTest implements SendLedgerContract {
    private final InMemorySendLedger ledger = new InMemorySendLedger();

    @Override
    public SendLedger ledger() {
        return ledger;
    }

    @Override
    public void handOut(MessageId id) {
        ledger.handedOut(id);
    }
}
