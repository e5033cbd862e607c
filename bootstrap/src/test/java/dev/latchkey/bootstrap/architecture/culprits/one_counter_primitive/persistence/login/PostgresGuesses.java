package dev.latchkey.bootstrap.architecture.culprits.one_counter_primitive.persistence.login;

import dev.latchkey.bootstrap.architecture.culprits.one_counter_primitive.application.login.Guesses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Counts past every limit, and with plain JDBC. */
public final class PostgresGuesses implements Guesses {
    private final DataSource database;

    public PostgresGuesses(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean spend(String challenge) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE guesses SET spent = spent + 1 WHERE id = ?")) {
            update.setString(1, challenge);
            return update.executeUpdate() == 1;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
