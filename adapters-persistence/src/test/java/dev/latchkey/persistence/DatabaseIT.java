package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class DatabaseIT {
    private final DatabaseUrl url;

    DatabaseIT(DatabaseUrl url) {
        this.url = url;
    }

    @Test
    void when_every_connection_is_taken_the_next_caller_waits_two_seconds_at_most() {
        try (Database database = Database.open(url, 1)) {
            database.withHandle(busy -> {
                long asked = System.nanoTime();
                assertThatThrownBy(() -> Together.call(1, () -> ask(database)))
                        .hasCauseInstanceOf(StoreUnavailable.class);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
                return busy;
            });

            assertThat(ask(database)).isEqualTo(1);
            assertThat(database.load().active()).isZero();
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_and_the_connection_is_kept() {
        try (Database database = Database.open(url.with("socketTimeout", "1"), 1)) {
            Sql sql = new Sql(database);
            int before = pid(sql);

            assertThatThrownBy(() -> sql.change("SELECT pg_sleep(30)", none -> none))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("57014");

            assertThat(pid(sql)).isEqualTo(before);
        }
    }

    @Test
    void a_connection_that_the_server_ended_is_trouble_that_passes() {
        try (Database database = Database.open(url, 2)) {
            Sql sql = new Sql(database);

            assertThatThrownBy(() -> sql.change("SELECT pg_terminate_backend(pg_backend_pid())", none -> none))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> database.withHandle(
                            handle -> handle.execute("SELECT pg_terminate_backend(pg_backend_pid())")))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> database.inTransaction(handle -> {
                        sql.run("SELECT pg_terminate_backend(pg_backend_pid())", none -> none);
                        return ask(database);
                    }))
                    .isInstanceOf(StoreUnavailable.class);

            assertThat(ask(database)).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_only_reads_is_trouble_that_passes() {
        try (Database database = Database.open(url.with("options", "-c default_transaction_read_only=on"), 1)) {
            assertThatThrownBy(() -> new Sql(database).run("CREATE TABLE t ()", none -> none))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("25006");
        }
    }

    @Test
    void a_database_that_is_closed_answers_nobody() {
        Database database = Database.open(url, 1);
        database.close();

        assertThatThrownBy(() -> ask(database)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void nobody_at_the_address_is_trouble_that_may_pass() {
        DatabaseUrl nobody = new DatabaseUrl("127.0.0.1:1", "d", "u", "sesame", Map.of());

        assertThatThrownBy(() -> Database.open(nobody, 1))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void a_wrong_password_and_a_database_that_is_not_there_are_for_the_operator() {
        DatabaseUrl wrong = new DatabaseUrl(url.hosts(), url.database(), url.user(), "sesame", url.parameters());

        assertThatThrownBy(() -> Database.open(wrong, 1)).isInstanceOf(StoreRefused.class);
        assertThatThrownBy(() -> Database.open(url.withDatabase("nowhere"), 1)).isInstanceOf(StoreRefused.class);
    }

    @Test
    void sessions_are_named_and_keep_utc(Sql sql) {
        assertThat(sql.one(
                        "SELECT current_setting('application_name') || current_setting('timezone') AS both",
                        none -> none,
                        row -> row.text("both")))
                .contains("latchkeyUTC");
    }

    @Test
    void its_clock_is_the_shared_one(Database database) {
        DatabaseTime time = new DatabaseTime(database);
        time.resync();

        assertThat(Duration.between(time.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    private static long ask(Database database) {
        return new Sql(database)
                .one("SELECT 1 AS one", none -> none, row -> row.number("one"))
                .orElseThrow();
    }

    private static int pid(Sql sql) {
        return sql.one("SELECT pg_backend_pid() AS pid", none -> none, row -> row.count("pid"))
                .orElseThrow();
    }
}
