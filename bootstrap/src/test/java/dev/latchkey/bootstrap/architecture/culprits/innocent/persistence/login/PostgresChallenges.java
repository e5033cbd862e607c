package dev.latchkey.bootstrap.architecture.culprits.innocent.persistence.login;

import dev.latchkey.bootstrap.architecture.culprits.innocent.application.login.Challenges;
import dev.latchkey.bootstrap.architecture.culprits.innocent.domain.login.Challenge;
import dev.latchkey.bootstrap.architecture.culprits.words.Counter;
import dev.latchkey.bootstrap.architecture.culprits.words.SingleUse;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Writes and then reads, and leaves what is single-use or counted to the primitives. */
public final class PostgresChallenges implements Challenges {
    private final Jdbi jdbi;

    public PostgresChallenges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean close(String id) {
        return jdbi.withHandle(handle -> SingleUse.take(handle, id));
    }

    @Override
    public Optional<Challenge> spendGuess(String id) {
        return jdbi.inTransaction(
                handle -> Counter.spend(handle, id) ? Optional.of(new Challenge(id, Instant.MAX)) : Optional.empty());
    }

    @Override
    public void add(Challenge challenge) {
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO challenge (id) VALUES (?) ON CONFLICT DO NOTHING", challenge.id());
            handle.createQuery("SELECT count(*) FROM challenge")
                    .mapTo(int.class)
                    .one();
        });
    }
}
