package dev.latchkey.bootstrap.architecture.culprits.one_counter_primitive.persistence.login;

import dev.latchkey.bootstrap.architecture.culprits.one_counter_primitive.application.login.Guesses;
import dev.latchkey.bootstrap.architecture.culprits.words.Redis;
import dev.latchkey.bootstrap.architecture.culprits.words.Sql;

/** Counts in Redis, and in the database in its own way. */
public final class ScriptedGuesses implements Guesses {
    private final Redis redis;
    private final Sql sql;

    public ScriptedGuesses(Redis redis, Sql sql) {
        this.redis = redis;
        this.sql = sql;
    }

    @Override
    public boolean spend(String challenge) {
        return redis.run("spend " + challenge) > 0
                && sql.change("UPDATE guesses SET spent = spent + 1 WHERE id = '" + challenge + "'") == 1;
    }
}
