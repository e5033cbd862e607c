package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Avatars;
import dev.latchkey.application.accounts.Picture;
import dev.latchkey.application.accounts.Pictures;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Pictures in PostgreSQL. */
public final class PostgresAvatars implements Avatars {
    private final Sql sql;

    public PostgresAvatars(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean put(UserId owner, AvatarId id, Pictures pictures, Instant now) {
        // The row of the account is held, so that no deletion beside this leaves the picture behind.
        return sql.change(
                        """
                        INSERT INTO avatar (account, id, small, large, changed_at)
                        SELECT a.id, :id, :small, :large, :now FROM account a
                        WHERE a.id = :owner AND a.deleted_at IS NULL FOR NO KEY UPDATE
                        ON CONFLICT (account) DO UPDATE SET
                          id = excluded.id, small = excluded.small, large = excluded.large, changed_at = excluded.changed_at
                        """,
                        params -> params.set("owner", owner.value())
                                .set("id", id.value())
                                .set("small", pictures.in(AvatarSize.SMALL).jpeg())
                                .set("large", pictures.in(AvatarSize.LARGE).jpeg())
                                .set("now", now))
                == 1;
    }

    @Override
    public Optional<Picture> find(AvatarId id, AvatarSize size) {
        String column = switch (size) {
            case SMALL -> "small";
            case LARGE -> "large";
        };
        return sql.one(
                "SELECT v." + column + " AS jpeg FROM avatar v JOIN account a ON a.id = v.account"
                        + " WHERE v.id = :id AND a.status = 'active' AND a.deleted_at IS NULL",
                params -> params.set("id", id.value()),
                row -> new Picture(row.bytes("jpeg")));
    }

    @Override
    public void remove(UserId owner) {
        sql.run("DELETE FROM avatar WHERE account = :owner", params -> params.set("owner", owner.value()));
    }
}
