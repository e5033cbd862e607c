package dev.latchkey.bootstrap.journeys;

import dev.latchkey.persistence.Sql;
import java.util.List;

/** What the database really holds. */
record Rows(Sql sql) {
    /** Everything but the counters of limits, which are meant to move, and what keeps itself in order beside requests. */
    private static final String TABLES = """
            SELECT relname FROM pg_stat_user_tables
            WHERE relname NOT IN ('rate_counter', 'audit_chain', 'audit_seal', 'flyway_schema_history',
                                  'message_attempt', 'code_verified', 'gateway_hour')
            ORDER BY relname
            """;

    /** A number that a query answers. */
    long number(String query) {
        return sql.one("SELECT (" + query + ") AS n", none -> none, row -> row.number("n"))
                .orElseThrow();
    }

    /** Numbers that a query answers, in a column n. */
    List<Long> numbers(String query) {
        return sql.all(query, none -> none, row -> row.number("n"));
    }

    /** A text that a query answers. */
    String text(String query) {
        return sql.one("SELECT (" + query + ") AS t", none -> none, row -> row.text("t"))
                .orElseThrow();
    }

    long count(String table) {
        return number("SELECT count(*) FROM " + table);
    }

    void run(String statement) {
        sql.run(statement, none -> none);
    }

    /** Returns when all messages are sent and all codes that were right are noted at theirs, which happens beside requests. */
    void settle() {
        Until.within(
                30,
                () -> number("SELECT count(*) FROM outbox_message WHERE state IN ('queued', 'sending')") == 0
                        && number("SELECT count(*) FROM code_verified") == 0);
    }

    /** Changes whenever any row does. */
    String fingerprint() {
        StringBuilder query = new StringBuilder("SELECT concat_ws(' '");
        for (String table : sql.all(TABLES, none -> none, row -> row.text("relname"))) {
            query.append(", (SELECT count(*) || md5(string_agg(t::text, ',' ORDER BY t::text)) FROM " + table + " t)");
        }
        return sql.one(query + ") AS print", none -> none, row -> row.text("print"))
                .orElseThrow();
    }

    /** Every row of every table as text; bytes in hexadecimal. */
    String everything() {
        StringBuilder all = new StringBuilder();
        List<String> tables = sql.all(
                "SELECT relname FROM pg_stat_user_tables ORDER BY relname", none -> none, row -> row.text("relname"));
        for (String table : tables) {
            sql.all("SELECT t::text AS line FROM " + table + " t", none -> none, row -> row.text("line"))
                    .forEach(line -> all.append(table).append(' ').append(line).append('\n'));
        }
        return all.toString();
    }
}
