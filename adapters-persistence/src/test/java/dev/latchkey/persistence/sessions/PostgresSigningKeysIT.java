package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.sessions.SigningKeysContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresSigningKeysIT implements SigningKeysContract {
    private final Sql sql;

    PostgresSigningKeysIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public SigningKeys keys() {
        return new PostgresSigningKeys(sql);
    }

    @Override
    public void put(SigningKeys.Key key) {
        sql.run(
                """
                INSERT INTO signing_key (id, public_key, private_key, created_at, stage, since)
                VALUES (:id, :publicKey, :privateKey, :createdAt, :stage, :since)
                """,
                params -> params.set("id", key.id())
                        .set("publicKey", key.publicKey())
                        .set("privateKey", key.sealedPrivateKey())
                        .set("createdAt", key.createdAt())
                        .set("stage", key.stage().name().toLowerCase(Locale.ROOT))
                        .set("since", key.since()));
    }

    @BeforeEach
    @Override
    public void emptyTheStore() {
        sql.run("DELETE FROM signing_key", params -> params);
    }
}
