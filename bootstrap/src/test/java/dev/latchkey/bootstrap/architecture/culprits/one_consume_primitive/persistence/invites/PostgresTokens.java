package dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.persistence.invites;

import dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.application.invites.Tokens;
import dev.latchkey.bootstrap.architecture.culprits.words.SingleUse;
import dev.latchkey.bootstrap.architecture.culprits.words.Sql;

/** Calls the primitive, and then does it once more in its own way, out of sight. */
public final class PostgresTokens implements Tokens {
    private final Sql sql;

    public PostgresTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean take(String token) {
        return SingleUse.consume(sql, "DELETE FROM token WHERE id = '" + token + "'") || burn();
    }

    private boolean burn() {
        return sql.change("DELETE FROM token") == 1;
    }
}
