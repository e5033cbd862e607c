package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class SingleUseIT {
    private final Sql sql;

    SingleUseIT(Sql sql) {
        this.sql = sql;
    }

    @BeforeEach
    void tables() {
        sql.run("DROP TABLE IF EXISTS token, tally", none -> none);
        sql.run("CREATE TABLE token (id bigint PRIMARY KEY, owner text, used boolean DEFAULT false)", none -> none);
        sql.run("CREATE TABLE tally (name text PRIMARY KEY, spent bigint NOT NULL)", none -> none);
        sql.run("INSERT INTO token VALUES (1, 'anna'), (2, 'anna')", none -> none);
    }

    @Test
    void of_many_callers_one_gets_the_row() throws Exception {
        List<Optional<String>> got = Together.call(
                32,
                () -> SingleUse.consume(
                        sql,
                        "UPDATE token SET used = true WHERE id = :id AND NOT used RETURNING owner",
                        token -> token.set("id", 1),
                        row -> row.text("owner")));

        assertThat(got).filteredOn(Optional::isPresent).containsExactly(Optional.of("anna"));
    }

    @Test
    void of_many_callers_one_is_told_yes() throws Exception {
        List<Boolean> got = Together.call(
                32, () -> SingleUse.consume(sql, "DELETE FROM token WHERE id = :id", token -> token.set("id", 1)));

        assertThat(got).filteredOn(yes -> yes).hasSize(1);
    }

    @Test
    void taking_more_than_one_is_an_error() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SingleUse.consume(
                        sql, "UPDATE token SET used = true WHERE owner = :who", token -> token.set("who", "anna")));
        assertThatIllegalStateException()
                .isThrownBy(() -> SingleUse.consume(
                        sql,
                        "DELETE FROM token WHERE owner = :who RETURNING id",
                        token -> token.set("who", "anna"),
                        row -> row.number("id")));
    }

    @Test
    void looking_is_not_taking() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SingleUse.consume(
                        sql, "SELECT owner FROM token WHERE id = 1", none -> none, row -> row.text("owner")));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Counter.count(sql, "SELECT spent FROM tally", none -> none, row -> row.number("spent")));
    }

    @Test
    void no_two_callers_see_the_same_count() throws Exception {
        List<List<Long>> counts = Together.call(
                32, () -> Counter.count(sql, """
                        INSERT INTO tally VALUES (:name, 1)
                        ON CONFLICT (name) DO UPDATE SET spent = tally.spent + 1
                        RETURNING spent
                        """, tally -> tally.set("name", "guesses"), row -> row.number("spent")));

        assertThat(counts.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 32).boxed().toList());
    }
}
