package dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.persistence.invites;

import dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.application.invites.Tokens;
import dev.latchkey.bootstrap.architecture.culprits.words.SingleUse;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Calls the primitive, and then does it once more in its own way, out of sight. */
public final class PostgresTokens implements Tokens {
    private final Jdbi jdbi;

    public PostgresTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean take(String token) {
        return jdbi.withHandle(handle -> SingleUse.take(handle, token) || burn(handle, token));
    }

    private static boolean burn(Handle handle, String token) {
        return handle.createUpdate("DELETE FROM token WHERE id = :id")
                        .bind("id", token)
                        .execute()
                == 1;
    }
}
