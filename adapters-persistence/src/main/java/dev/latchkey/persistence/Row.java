package dev.latchkey.persistence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by column. NULL is an error unless the method says {@code maybe}. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** Makes one thing of one row. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    public String text(String column) throws SQLException {
        return present(column, rows.getString(column));
    }

    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    public long number(String column) throws SQLException {
        long value = rows.getLong(column);
        if (rows.wasNull()) {
            throw isNull(column);
        }
        return value;
    }

    public Optional<Long> maybeNumber(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public int count(String column) throws SQLException {
        return Math.toIntExact(number(column));
    }

    public boolean flag(String column) throws SQLException {
        boolean value = rows.getBoolean(column);
        if (rows.wasNull()) {
            throw isNull(column);
        }
        return value;
    }

    /** The constant whose word is in the column. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    public <E extends Enum<E>> Optional<E> maybeConstant(String column, Class<E> type) throws SQLException {
        return maybeText(column).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    public UUID uuid(String column) throws SQLException {
        return present(column, rows.getObject(column, UUID.class));
    }

    public Optional<UUID> maybeUuid(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, UUID.class));
    }

    public Instant instant(String column) throws SQLException {
        return present(column, rows.getObject(column, OffsetDateTime.class)).toInstant();
    }

    public Optional<Instant> maybeInstant(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public byte[] bytes(String column) throws SQLException {
        return present(column, rows.getBytes(column));
    }

    public Optional<byte[]> maybeBytes(String column) throws SQLException {
        return Optional.ofNullable(rows.getBytes(column));
    }

    public List<String> texts(String column) throws SQLException {
        Array array = present(column, rows.getArray(column));
        return List.of((String[]) array.getArray());
    }

    /** Every column by its name, for rows that are passed on as they are. Moments are instants, arrays of text are lists. */
    public Map<String, Optional<Object>> everything() throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, Optional<Object>> all = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            all.put(name, Optional.ofNullable(plain(name, rows.getObject(i))));
        }
        return all;
    }

    private @Nullable Object plain(String column, @Nullable Object value) throws SQLException {
        if (value instanceof Timestamp) {
            return instant(column);
        }
        return value instanceof Array ? texts(column) : value;
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    private static IllegalStateException isNull(String column) {
        return new IllegalStateException("Column " + column + " is NULL");
    }
}
