package dev.latchkey.persistence;

import java.util.List;

/**
 * Counts what must not be counted twice or forgotten. One statement both adds and tells the sum, so that no two callers
 * see the same count: never a read first and a write after.
 */
public final class Counter {
    private Counter() {}

    /** Runs an INSERT … ON CONFLICT DO UPDATE, or an UPDATE, with RETURNING: the counts as they are now. */
    public static <T> List<T> count(Sql sql, String text, Params.Binding values, Row.Reading<T> reading) {
        SingleUse.mustChange(sql, text);
        return sql.all(text, values, reading);
    }

    /** Calls a function of the schema that does the same in one transaction of its own. */
    public static <T> List<T> call(Sql sql, String text, Params.Binding values, Row.Reading<T> reading) {
        return sql.all(text, values, reading);
    }
}
