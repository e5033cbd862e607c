package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class SqlIT {
    private final Sql sql;

    SqlIT(Sql sql) {
        this.sql = sql;
    }

    @BeforeEach
    void table() {
        sql.run("DROP TABLE IF EXISTS kept", none -> none);
        sql.run("""
                CREATE TABLE kept (
                  id bigint CONSTRAINT kept_once PRIMARY KEY, small int, part float8, yes boolean,
                  said text, key uuid, at timestamptz, raw bytea, tags text[], settings jsonb)
                """, none -> none);
    }

    @Test
    void every_kind_of_value_comes_back_as_it_was() {
        UUID key = UUID.fromString("0b0e7e5c-8d0e-4b39-8b6a-3b7a4b1f0a11");
        Instant at = Instant.parse("2026-11-20T12:00:00.123456Z");
        sql.run(
                """
                INSERT INTO kept VALUES
                  (:id, :small, :part, :yes, :said, :key, :at, :raw, :tags, :settings::jsonb)
                """,
                row -> row.set("id", Long.MAX_VALUE)
                        .set("small", 7)
                        .set("part", 0.5)
                        .set("yes", true)
                        .set("said", "it's ?")
                        .set("key", key)
                        .set("at", at)
                        .set("raw", new byte[] {0, -1})
                        .set("tags", List.of("a,b", "\"c\""))
                        .set("settings", "{\"a\": [1]}"));

        Optional<List<Object>> kept = sql.one(
                "SELECT *, settings ->> 'a' AS a FROM kept WHERE said = :said AND settings ? 'a'",
                query -> query.set("said", "it's ?"),
                row -> List.of(
                        row.number("id"),
                        row.count("small"),
                        row.text("part"),
                        row.flag("yes"),
                        row.uuid("key"),
                        row.instant("at"),
                        row.bytes("raw"),
                        row.texts("tags"),
                        row.text("a")));

        assertThat(kept)
                .contains(List.of(
                        Long.MAX_VALUE,
                        7,
                        "0.5",
                        true,
                        key,
                        at,
                        kept.orElseThrow().get(6),
                        List.of("a,b", "\"c\""),
                        "[1]"));
        assertThat((byte[]) kept.orElseThrow().get(6)).containsExactly(0, -1);
    }

    @Test
    void what_is_absent_is_null_and_comes_back_empty() {
        sql.run(
                "INSERT INTO kept (id, said, at, raw, small) VALUES (1, :said, :at, :raw, :small)",
                row -> row.set("said", Optional.empty())
                        .set("at", Optional.<Instant>empty())
                        .set("raw", Optional.empty())
                        .set("small", Optional.empty()));

        List<Optional<?>> kept = sql.one(
                        "SELECT * FROM kept",
                        none -> none,
                        row -> List.<Optional<?>>of(
                                row.maybeText("said"),
                                row.maybeInstant("at"),
                                row.maybeBytes("raw"),
                                row.maybeNumber("small")))
                .orElseThrow();

        assertThat(kept).containsOnly(Optional.empty());
    }

    @Test
    void null_where_a_value_is_due_is_an_error() {
        sql.run("INSERT INTO kept (id) VALUES (1)", none -> none);

        assertNull(row -> row.text("said"));
        assertNull(row -> row.number("small"));
        assertNull(row -> row.flag("yes"));
        assertNull(row -> row.instant("at"));
        assertNull(row -> row.texts("tags"));
    }

    @Test
    void a_list_of_numbers_can_be_looked_for() {
        int changed = sql.changeForEach(
                List.of(1L, 2L, 3L), "INSERT INTO kept (id) VALUES (:id)", (row, id) -> row.set("id", id));

        assertThat(changed).isEqualTo(3);
        assertThat(sql.all(
                        "SELECT id FROM kept WHERE id = ANY(:ids) ORDER BY id",
                        query -> query.set("ids", LongStream.of(1, 3, 9).toArray()),
                        row -> row.number("id")))
                .containsExactly(1L, 3L);
    }

    @Test
    void more_than_one_row_is_not_one() {
        assertThatIllegalStateException()
                .isThrownBy(() -> sql.one("SELECT generate_series(1, 2) AS n", none -> none, row -> row.number("n")));
    }

    @Test
    void a_parameter_that_is_misspelt_or_forgotten_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sql.change("SELECT :a", query -> query.set("b", 1)))
                .withMessageContaining(":b");
        assertThatIllegalStateException().isThrownBy(() -> sql.change("SELECT :a", query -> query));
    }

    @Test
    void a_violated_constraint_is_told_by_name_and_without_the_value() {
        String insert = "INSERT INTO kept (id) VALUES (79161234567)";
        sql.run(insert, none -> none);

        assertThatThrownBy(() -> sql.run(insert, none -> none))
                .isInstanceOfSatisfying(
                        ConstraintViolated.class,
                        e -> assertThat(e.constraint()).isEqualTo("kept_once"))
                .hasStackTraceContaining("kept_once")
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("79161234567"));
    }

    private void assertNull(Row.Reading<?> reading) {
        assertThatIllegalStateException()
                .isThrownBy(() -> sql.one("SELECT * FROM kept", none -> none, reading))
                .withMessageContaining("is NULL");
    }
}
