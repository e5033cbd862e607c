package dev.latchkey.bootstrap.architecture.culprits.innocent.persistence.login;

import dev.latchkey.bootstrap.architecture.culprits.innocent.application.login.Challenges;
import dev.latchkey.bootstrap.architecture.culprits.innocent.domain.login.Challenge;
import dev.latchkey.bootstrap.architecture.culprits.words.Counter;
import dev.latchkey.bootstrap.architecture.culprits.words.SingleUse;
import dev.latchkey.bootstrap.architecture.culprits.words.Sql;
import java.time.Instant;
import java.util.Optional;

/** Writes and then reads, and leaves what is single-use or counted to the primitives. */
public final class PostgresChallenges implements Challenges {
    private final Sql sql;

    public PostgresChallenges(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean close(String id) {
        boolean taken = SingleUse.consume(sql, "DELETE FROM challenge WHERE id = '" + id + "'");
        if (!taken) {
            explain(id);
        }
        return taken;
    }

    /** Looking afterwards changes nothing. */
    private void explain(String id) {
        if (sql.one("SELECT 1 FROM used WHERE id = '" + id + "'").isPresent()) {
            throw new IllegalStateException("used");
        }
    }

    @Override
    public Optional<Challenge> spendGuess(String id) {
        return Counter.count(sql, "UPDATE challenge SET left = left - 1 WHERE left > 0 RETURNING id")
                .map(found -> new Challenge(found, Instant.MAX));
    }

    @Override
    public boolean add(Challenge challenge) {
        boolean added = sql.change("INSERT INTO challenge VALUES ('" + challenge.id() + "')") == 1;
        return added && sql.one("SELECT 1 FROM challenge").isPresent();
    }
}
