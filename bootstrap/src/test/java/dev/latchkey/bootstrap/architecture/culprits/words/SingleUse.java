package dev.latchkey.bootstrap.architecture.culprits.words;

/** Stands for the one place where single-use things are consumed. */
public final class SingleUse {
    private SingleUse() {}

    public static boolean consume(Sql sql, String text) {
        return sql.change(text) == 1;
    }
}
