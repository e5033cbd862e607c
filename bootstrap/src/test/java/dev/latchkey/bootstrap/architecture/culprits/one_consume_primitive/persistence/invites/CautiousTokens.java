package dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.persistence.invites;

import dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.application.invites.Tokens;
import dev.latchkey.bootstrap.architecture.culprits.words.SingleUse;
import dev.latchkey.bootstrap.architecture.culprits.words.Sql;

/** Looks first. What it then takes may be gone, or somebody else's. */
public final class CautiousTokens implements Tokens {
    private final Sql sql;

    public CautiousTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean take(String token) {
        if (sql.one("SELECT 1 FROM token WHERE id = '" + token + "' AND NOT used")
                .isEmpty()) {
            return false;
        }
        return SingleUse.consume(sql, "UPDATE token SET used = true WHERE id = '" + token + "'");
    }
}
