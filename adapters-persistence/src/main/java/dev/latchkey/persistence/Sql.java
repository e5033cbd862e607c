package dev.latchkey.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs SQL with {@code :named} parameters, on the connection of the transaction around it or on one from the pool. As
 * fast as plain JDBC, which Jdbi's own statements are not.
 */
public final class Sql {
    /** Far more than there are statements; only if somebody puts values into the text does it end. */
    private static final int MOST_KEPT = 2000;

    private final Database database;
    private final Map<String, NamedSql> parsed = new ConcurrentHashMap<>();

    public Sql(Database database) {
        this.database = database;
    }

    /** Every row of the answer. */
    public <T> List<T> all(String text, Params.Binding values, Row.Reading<T> reading) {
        return with(text, (sql, statement) -> {
            try (ResultSet rows =
                    values.of(new Params(sql, statement)).statement().executeQuery()) {
                Row row = new Row(rows);
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.of(row));
                }
                return all;
            }
        });
    }

    /** The row of the answer, if there is one. More than one is an error. */
    public <T> Optional<T> one(String text, Params.Binding values, Row.Reading<T> reading) {
        List<T> all = all(text, values, reading);
        if (all.size() > 1) {
            throw new IllegalStateException("One row was expected and more came back: " + text);
        }
        return all.stream().findFirst();
    }

    /** How many rows were inserted, updated or deleted. */
    public int change(String text, Params.Binding values) {
        return with(
                text,
                (sql, statement) ->
                        values.of(new Params(sql, statement)).statement().executeUpdate());
    }

    /** As {@link #change} where the number says nothing. */
    public void run(String text, Params.Binding values) {
        int ignored = change(text, values);
    }

    /** Runs the statement once for each item, sent together. How many rows were changed in all. */
    public <T> int changeForEach(Collection<T> items, String text, Params.ItemBinding<T> values) {
        return with(text, (sql, statement) -> {
            Params params = new Params(sql, statement);
            for (T item : items) {
                values.of(params, item).statement().addBatch();
            }
            // A rewritten batch does not know its counts one by one (SUCCESS_NO_INFO, -2): then each is taken as one
            // row.
            return Arrays.stream(statement.executeBatch())
                    .map(count -> count < 0 ? 1 : count)
                    .sum();
        });
    }

    NamedSql parse(String text) {
        NamedSql known = parsed.get(text);
        if (known != null) {
            return known;
        }
        NamedSql fresh = NamedSql.parse(text);
        if (parsed.size() < MOST_KEPT) {
            parsed.put(text, fresh);
        }
        return fresh;
    }

    private <T> T with(String text, Work<T> work) {
        NamedSql sql = parse(text);
        return database.withHandle(handle -> {
            try (PreparedStatement statement = handle.getConnection().prepareStatement(sql.positional())) {
                return work.on(sql, statement);
            } catch (SQLException e) {
                throw Troubles.named(e);
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(NamedSql sql, PreparedStatement statement) throws SQLException;
    }
}
