package dev.latchkey.persistence;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one statement, by name. Every name of the statement needs one, even if it is {@code Optional.empty()}. */
public final class Params {
    private final NamedSql sql;
    private final PreparedStatement statement;

    Params(NamedSql sql, PreparedStatement statement) {
        this.sql = sql;
        this.statement = statement;
    }

    /** Gives a statement its values. */
    @FunctionalInterface
    public interface Binding {
        Params of(Params params) throws SQLException;
    }

    /** Gives a statement the values of one item. */
    @FunctionalInterface
    public interface ItemBinding<T> {
        Params of(Params params, T item) throws SQLException;
    }

    public Params set(String name, long value) throws SQLException {
        for (int at : positions(name)) {
            statement.setLong(at, value);
        }
        return this;
    }

    public Params set(String name, int value) throws SQLException {
        for (int at : positions(name)) {
            statement.setInt(at, value);
        }
        return this;
    }

    public Params set(String name, double value) throws SQLException {
        for (int at : positions(name)) {
            statement.setDouble(at, value);
        }
        return this;
    }

    public Params set(String name, boolean value) throws SQLException {
        for (int at : positions(name)) {
            statement.setBoolean(at, value);
        }
        return this;
    }

    /** An array of text, for {@code = ANY(:name)} and for columns. */
    public Params set(String name, Collection<String> values) throws SQLException {
        return setArray(name, "text", values.toArray());
    }

    /** An array of numbers, for {@code = ANY(:name)} and for columns. */
    public Params set(String name, long[] values) throws SQLException {
        Object[] boxed = new Object[values.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = values[i];
        }
        return setArray(name, "bigint", boxed);
    }

    /** An array of bytes each, for {@code = ANY(:name)}. */
    public Params set(String name, byte[][] values) throws SQLException {
        return setArray(name, "bytea", values);
    }

    /** NULL if there is none. */
    public Params set(String name, Optional<?> value) throws SQLException {
        return setObject(name, value.orElse(null));
    }

    /** A text, UUID, instant, number or array of bytes: nothing that the driver does not know. */
    public Params set(String name, Object value) throws SQLException {
        return setObject(name, value);
    }

    PreparedStatement statement() {
        return statement;
    }

    private Params setObject(String name, @Nullable Object value) throws SQLException {
        @Nullable Object known = value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
        for (int at : positions(name)) {
            statement.setObject(at, known);
        }
        return this;
    }

    private Params setArray(String name, String type, Object[] values) throws SQLException {
        Array array = statement.getConnection().createArrayOf(type, values);
        for (int at : positions(name)) {
            statement.setArray(at, array);
        }
        return this;
    }

    private List<Integer> positions(String name) {
        @Nullable List<Integer> positions = sql.positions().get(name);
        if (positions == null) {
            throw new IllegalArgumentException("The statement has no parameter :" + name);
        }
        return positions;
    }
}
