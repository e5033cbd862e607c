package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private static final String TWO_STEPS = "classpath:db/testmigration";
    private static final String FIRST_STEP = "classpath:db/oldmigration";

    private final DatabaseUrl url = TestServer.emptyDatabase();

    @RepeatedTest(5)
    void four_instances_may_start_on_an_empty_database_at_once() throws Exception {
        List<Integer> found = Together.call(4, () -> {
            try (Database database = Database.open(url, 2)) {
                database.migrate(TWO_STEPS);
                return steps(database);
            }
        });

        assertThat(found).containsOnly(2);
    }

    @Test
    void a_second_start_finds_nothing_to_do() {
        try (Database database = Database.open(url, 1)) {
            database.migrate(TWO_STEPS);
            database.migrate(TWO_STEPS);

            assertThat(steps(database)).isEqualTo(2);
        }
    }

    @Test
    void an_older_release_refuses_a_newer_schema() {
        try (Database database = Database.open(url, 1)) {
            database.migrate(TWO_STEPS);

            assertThatThrownBy(() -> database.migrate(FIRST_STEP))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("version 002")
                    .hasMessageContaining("newer release");
        }
    }

    @Test
    void a_table_that_is_held_for_long_is_not_waited_for() {
        try (Database database = Database.open(url, 1)) {
            database.migrate(FIRST_STEP);
            database.inTransaction(handle -> {
                handle.execute("LOCK TABLE thing");
                assertThatThrownBy(() -> new Migrations(url, TWO_STEPS, "100ms").run())
                        .isInstanceOf(StoreRefused.class)
                        .hasMessageContaining("lock timeout");
                return handle;
            });

            database.migrate(TWO_STEPS);
            assertThat(steps(database)).isEqualTo(2);
        }
    }

    private static int steps(Database database) {
        return new Sql(database)
                .one(
                        "SELECT count(*) AS steps FROM flyway_schema_history WHERE success",
                        none -> none,
                        row -> row.count("steps"))
                .orElseThrow();
    }
}
