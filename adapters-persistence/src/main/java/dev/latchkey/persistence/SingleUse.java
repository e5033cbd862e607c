package dev.latchkey.persistence;

import java.util.List;
import java.util.Optional;

/**
 * Takes what may be taken once. One statement both looks and takes, so that of any number of callers at most one gets
 * it: never a look first and a change after.
 */
public final class SingleUse {
    private SingleUse() {}

    /** Runs a changing statement with RETURNING. The row, for the one caller who took it. */
    public static <T> Optional<T> consume(Sql sql, String text, Params.Binding values, Row.Reading<T> reading) {
        mustChange(sql, text);
        return sql.one(text, values, reading);
    }

    /** Runs a changing statement. True for the one caller who took it. */
    public static boolean consume(Sql sql, String text, Params.Binding values) {
        mustChange(sql, text);
        int taken = sql.change(text, values);
        if (taken > 1) {
            throw new IllegalStateException("One row was to be taken and " + taken + " were: " + text);
        }
        return taken == 1;
    }

    /** Runs a changing statement with RETURNING that takes several things, each of them for one caller only. */
    public static <T> List<T> consumeSome(Sql sql, String text, Params.Binding values, Row.Reading<T> reading) {
        mustChange(sql, text);
        return sql.all(text, values, reading);
    }

    static void mustChange(Sql sql, String text) {
        if (!sql.parse(text).changesData()) {
            throw new IllegalArgumentException("Only looks, and must take: " + text);
        }
    }
}
