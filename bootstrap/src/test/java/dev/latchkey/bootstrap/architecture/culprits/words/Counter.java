package dev.latchkey.bootstrap.architecture.culprits.words;

import java.util.Optional;

/** Stands for the one place where things are counted. */
public final class Counter {
    private Counter() {}

    public static Optional<String> count(Sql sql, String text) {
        return sql.one(text);
    }
}
