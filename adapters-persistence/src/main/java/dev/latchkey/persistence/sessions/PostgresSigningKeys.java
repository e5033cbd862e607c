package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Signing keys in PostgreSQL, where unique indexes let only one of them sign and one be published.
 *
 * <p>Each step first locks the row whose stage it depends on. Whoever comes second waits there, and then looks at the row
 * as the first has left it. Signing keys retire before their successors sign, because the second part of a statement reads
 * what the first returns; the index would not have it the other way round.
 */
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

    @Override
    public boolean publish(Key next, Instant signingSince) {
        return SingleUse.consume(
                sql,
                """
                WITH signs AS (
                  SELECT FROM signing_key WHERE stage = 'signing' AND since <= :signingSince FOR UPDATE
                )
                INSERT INTO signing_key (id, public_key, private_key, created_at, stage, since)
                SELECT :id, :publicKey, :privateKey, :createdAt, 'published', :since FROM signs
                ON CONFLICT DO NOTHING
                """,
                params -> params.set("id", next.id())
                        .set("publicKey", next.publicKey())
                        .set("privateKey", next.sealedPrivateKey())
                        .set("createdAt", next.createdAt())
                        .set("since", next.since())
                        .set("signingSince", signingSince));
    }

    @Override
    public Optional<String> promote(Instant publishedBy, Instant now) {
        return SingleUse.consume(
                sql, """
                WITH heir AS (
                  SELECT id FROM signing_key WHERE stage = 'published' AND since <= :publishedBy FOR UPDATE
                ), retired AS (
                  UPDATE signing_key SET stage = 'retired', since = :now
                  WHERE stage = 'signing' AND EXISTS (SELECT FROM heir)
                  RETURNING id
                )
                UPDATE signing_key SET stage = 'signing', since = :now
                WHERE id IN (SELECT id FROM heir) AND (SELECT count(*) FROM retired) <= 1
                RETURNING id
                """, params -> params.set("publishedBy", publishedBy).set("now", now), row -> row.text("id"));
    }

    @Override
    public List<String> forget(Instant retiredBy) {
        return SingleUse.consumeSome(
                sql,
                "DELETE FROM signing_key WHERE stage = 'retired' AND since <= :retiredBy RETURNING id",
                params -> params.set("retiredBy", retiredBy),
                row -> row.text("id"));
    }

    @Override
    public boolean remove(String id, Instant publishedBy, Instant now) {
        return SingleUse.consume(
                        sql,
                        """
                        WITH heir AS (
                          SELECT id FROM signing_key
                          WHERE stage = 'published' AND since <= :publishedBy AND id <> :id FOR UPDATE
                        ), removed AS (
                          DELETE FROM signing_key
                          WHERE id = :id AND (stage <> 'signing' OR EXISTS (SELECT FROM heir))
                          RETURNING stage
                        ), promoted AS (
                          UPDATE signing_key SET stage = 'signing', since = :now
                          WHERE id IN (SELECT id FROM heir) AND EXISTS (SELECT FROM removed WHERE stage = 'signing')
                        )
                        SELECT stage FROM removed
                        """,
                        params -> params.set("id", id)
                                .set("publishedBy", publishedBy)
                                .set("now", now),
                        row -> row.text("stage"))
                .isPresent();
    }

    @Override
    public boolean abandon(Key read) {
        return SingleUse.consume(
                sql,
                "DELETE FROM signing_key WHERE id = :id AND private_key = :read",
                params -> params.set("id", read.id()).set("read", read.sealedPrivateKey()));
    }

    @Override
    public boolean reseal(Key read, byte[] sealedAnew) {
        return SingleUse.consume(
                sql,
                "UPDATE signing_key SET private_key = :anew WHERE id = :id AND private_key = :read",
                params -> params.set("id", read.id())
                        .set("read", read.sealedPrivateKey())
                        .set("anew", sealedAnew));
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
                row.constant("stage", Stage.class),
                row.instant("since"));
    }
}
