package dev.latchkey.persistence.messages.fraud;

import dev.latchkey.application.messages.fraud.SendLedger;
import dev.latchkey.application.messages.fraud.SendLedgerContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresSendLedgerIT implements SendLedgerContract {
    private final Sql sql;

    PostgresSendLedgerIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public SendLedger ledger() {
        return new PostgresSendLedger(sql);
    }

    @Override
    public void handOut(MessageId id) {
        sql.run(
                """
                INSERT INTO outbox_message (id, channel, phone, purpose, state, attempts, created_at, due_at, expires_at)
                VALUES (:id, 'sms', :phone, 'sign_in_code', 'sent', 1, :now, :now, :now)
                """,
                params -> params.set("id", id.value())
                        .set("phone", Some.phone().e164())
                        .set("now", Some.NOW));
    }
}
