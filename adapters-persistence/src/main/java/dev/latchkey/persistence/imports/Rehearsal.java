package dev.latchkey.persistence.imports;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.Sql;

/**
 * Lets an import run on copies of the tables that nobody else sees. They come before the real ones wherever a statement
 * names a table, so that exactly the same is done with them, and they are gone in the end.
 */
public final class Rehearsal {
    // Passwords are only added, so nobody's is needed.
    private static final String COPY = """
            DO $$
            DECLARE
              home text := current_schema();
              name text;
            BEGIN
              FOREACH name IN ARRAY ARRAY['account', 'external_account', 'referral', 'import_link', 'account_password'] LOOP
                EXECUTE format('CREATE TEMPORARY TABLE %I (LIKE %I.%I INCLUDING ALL) ON COMMIT DROP', name, home, name);
                IF name <> 'account_password' THEN
                  EXECUTE format('INSERT INTO pg_temp.%I OVERRIDING SYSTEM VALUE SELECT * FROM %I.%I', name, home, name);
                END IF;
              END LOOP;
              PERFORM setval(
                pg_get_serial_sequence('pg_temp.account', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM pg_temp.account), false);
            END
            $$
            """;

    private final Database database;
    private final Sql sql;

    public Rehearsal(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Does the work on the copies. */
    public void run(Runnable work) {
        Object unused = database.inTransaction(handle -> {
            sql.run(COPY, none -> none);
            work.run();
            return work;
        });
    }
}
