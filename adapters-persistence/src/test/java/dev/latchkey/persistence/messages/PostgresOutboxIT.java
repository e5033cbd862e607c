package dev.latchkey.persistence.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.OutboxContract;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresOutboxIT implements OutboxContract {
    private final Database database;
    private final Sql sql;

    PostgresOutboxIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public Outbox outbox() {
        return new PostgresOutbox(sql);
    }

    @Override
    public boolean keepsTextOf(MessageId id) {
        return sql.one(
                        "SELECT text IS NOT NULL AS kept FROM outbox_message WHERE id = :id",
                        params -> params.set("id", id.value()),
                        row -> row.flag("kept"))
                .orElse(false);
    }

    @Override
    public List<Handover.Tried> tried(MessageId id) {
        return sql.all(
                "SELECT gateway, at, outcome, provider_id, provider_code FROM message_attempt WHERE message_id = :id"
                        + " ORDER BY at",
                params -> params.set("id", id.value()),
                row -> new Handover.Tried(
                        row.text("gateway"),
                        row.instant("at"),
                        new GatewayAnswer(
                                DeliveryOutcome.valueOf(row.text("outcome").toUpperCase(Locale.ROOT)),
                                row.maybeText("provider_id"),
                                row.maybeText("provider_code"))));
    }

    @Test
    void what_expires_while_it_is_with_a_gateway_may_have_been_sent() {
        MessageId sending = added();
        assertThat(outbox().claim(Channel.SMS, 1, LEASE, NOW)).hasSize(1);
        MessageId waiting = added();

        assertThat(outbox().expire(NOW.plus(LIFE))).isEqualTo(2);

        assertThat(state(sending)).isEqualTo("unknown");
        assertThat(state(waiting)).isEqualTo("expired");
    }

    private MessageId added() {
        MessageId id = MessageId.random(new SecureRandom());
        outbox().add(new SealedMessage(
                id, Some.phone(), MessagePurpose.SIGN_IN_CODE, new byte[] {42}, NOW, NOW.plus(LIFE)));
        return id;
    }

    private String state(MessageId id) {
        return sql.one(
                        "SELECT state FROM outbox_message WHERE id = :id",
                        params -> params.set("id", id.value()),
                        row -> row.text("state"))
                .orElseThrow();
    }
}
