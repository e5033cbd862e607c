package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Signing keys in PostgreSQL, where a unique index lets only one of them sign. */
public final class PostgresSigningKeys implements SigningKeys {
    private final Sql sql;

    public PostgresSigningKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Key> all() {
        return sql.all(
                "SELECT * FROM signing_key ORDER BY created_at, id", params -> params, PostgresSigningKeys::read);
    }

    @Override
    public Key addFirst(Key key) {
        boolean first = SingleUse.consume(
                sql,
                """
                INSERT INTO signing_key (id, public_key, private_key, created_at, stage, since)
                VALUES (:id, :publicKey, :privateKey, :createdAt, 'signing', :since)
                ON CONFLICT DO NOTHING
                """,
                params -> params.set("id", key.id())
                        .set("publicKey", key.publicKey())
                        .set("privateKey", key.sealedPrivateKey())
                        .set("createdAt", key.createdAt())
                        .set("since", key.since()));
        return first ? key : signing();
    }

    private Key signing() {
        return sql.one("SELECT * FROM signing_key WHERE stage = 'signing'", params -> params, PostgresSigningKeys::read)
                .orElseThrow();
    }

    private static Key read(Row row) throws SQLException {
        return new Key(
                row.text("id"),
                row.bytes("public_key"),
                row.bytes("private_key"),
                row.instant("created_at"),
                Stage.valueOf(row.text("stage").toUpperCase(Locale.ROOT)),
                row.instant("since"));
    }
}
