package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.figures.GatewayFigures;
import dev.latchkey.application.messages.figures.GatewayFiguresContract;
import dev.latchkey.application.messages.receipts.MessageReceipts;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresGatewayFiguresIT implements GatewayFiguresContract {
    private final Sql sql;

    PostgresGatewayFiguresIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public GatewayFigures figures() {
        return new PostgresGatewayFigures(sql);
    }

    @Override
    public Outbox outbox() {
        return new PostgresOutbox(sql);
    }

    @Override
    public MessageReceipts receipts() {
        return new PostgresMessageReceipts(sql);
    }

    @Override
    public void verified(PhoneNumber phone, Instant expiresAt, Instant at) {
        sql.run(
                "INSERT INTO code_verified (phone, expires_at, at) VALUES (:phone, :expiresAt, :at)",
                params -> params.set("phone", phone.e164())
                        .set("expiresAt", expiresAt)
                        .set("at", at));
    }
}
