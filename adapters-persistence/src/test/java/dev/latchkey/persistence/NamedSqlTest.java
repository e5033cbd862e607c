package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void names_become_question_marks_as_often_as_they_stand_there() {
        NamedSql sql = NamedSql.parse("SELECT :a, :b WHERE x = :a");

        assertThat(sql.positional()).isEqualTo("SELECT ?, ? WHERE x = ?");
        assertThat(sql.positions()).isEqualTo(Map.of("a", List.of(1, 3), "b", List.of(2)));
    }

    @Test
    void colons_and_question_marks_that_mean_something_else_are_left_alone() {
        String text =
                "SELECT 'it''s :no', \":no\", a::text, b[1:2], $$ :no $$, $x$ :no $$ $x$ /* :no\n */ -- :no\n , j ";

        assertThat(NamedSql.parse(text + "? 'key' FROM t").positional()).isEqualTo(text + "?? 'key' FROM t");
        assertThat(NamedSql.parse(text).positions()).isEmpty();
        assertThat(NamedSql.parse("SELECT :json::jsonb").positional()).isEqualTo("SELECT ?::jsonb");
    }

    @Test
    void a_statement_that_changes_data_is_known_as_one() {
        assertThat(NamedSql.parse("WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x")
                        .changesData())
                .isTrue();
        assertThat(NamedSql.parse("update t set a = 1").changesData()).isTrue();
        assertThat(NamedSql.parse("SELECT updated_at FROM t").changesData()).isFalse();
    }
}
