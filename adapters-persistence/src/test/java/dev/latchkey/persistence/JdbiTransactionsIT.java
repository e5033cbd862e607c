package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class JdbiTransactionsIT {
    private final Database database;
    private final Sql sql;
    private final JdbiTransactions transactions;

    JdbiTransactionsIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
        this.transactions = new JdbiTransactions(database);
    }

    @BeforeEach
    void table() {
        sql.run("DROP TABLE IF EXISTS line", none -> none);
        sql.run("CREATE TABLE line (text text)", none -> none);
    }

    @Test
    void what_is_called_inside_joins_and_sees_what_is_not_committed() {
        long seen = transactions.inOne(() -> {
            write("one");
            assertThat(elsewhere()).isZero();
            return database.withHandle(handle -> handle.createQuery("SELECT count(*) FROM line")
                    .mapTo(Long.class)
                    .one());
        });

        assertThat(seen).isEqualTo(1);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void an_exception_undoes_everything_and_arrives_as_it_is() {
        IllegalArgumentException no = new IllegalArgumentException("no");

        assertThatThrownBy(() -> transactions.inOne(() -> {
                    write("one");
                    transactions.inOne(() -> {
                        write("two");
                        return lines();
                    });
                    assertThat(lines()).isEqualTo(2);
                    throw no;
                }))
                .isSameAs(no);

        assertThat(lines()).isZero();
    }

    @Test
    void one_thread_takes_one_connection_however_deep_it_goes() {
        int active = transactions.inOne(() -> transactions.inOne(
                () -> database.withHandle(handle -> database.load().active())));

        assertThat(active).isEqualTo(1);
        assertThat(database.load().active()).isZero();
    }

    private void write(String text) {
        sql.run("INSERT INTO line VALUES (:text)", line -> line.set("text", text));
    }

    private long lines() {
        return sql.one("SELECT count(*) AS lines FROM line", none -> none, row -> row.number("lines"))
                .orElseThrow();
    }

    private long elsewhere() {
        try {
            return Together.call(1, this::lines).get(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
