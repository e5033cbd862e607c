package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.SpentProofs;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;

/** Spent proofs in PostgreSQL: whoever inserts first has spent it, and others wait until that is certain. */
public final class PostgresSpentProofs implements SpentProofs {
    private final Sql sql;

    public PostgresSpentProofs(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean spend(TokenHash proof, Instant until) {
        return SingleUse.consume(
                sql, """
                INSERT INTO telegram_spent (proof_hash, expires_at) VALUES (:proof, :until)
                ON CONFLICT DO NOTHING
                """, params -> params.set("proof", proof.bytes()).set("until", until));
    }
}
