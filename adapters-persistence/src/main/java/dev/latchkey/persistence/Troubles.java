package dev.latchkey.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The one place where trouble with the database gets the name that the rest of the program knows it by. */
final class Troubles {

    /** Connection lost, out of something (memory, disk, connections), error of the machine below. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "58");

    private static final Set<String> PASSING_STATES = Set.of(
            "25006", // read-only: a stand-by that is not promoted yet
            "25P03", // idle in transaction for too long
            "40001", // serialization failure
            "40P01", // deadlock
            "55P03", // lock timeout
            "57014", // statement timeout
            "57P01", // shut down by the administrator
            "57P02", // shut down after a crash
            "57P03"); // starting up

    private Troubles() {}

    /** The same trouble under our own name if we have one for it, else as it was. */
    static RuntimeException named(RuntimeException trouble) {
        for (Throwable cause = trouble.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return isPassing(sql) || sql.getSQLState().startsWith("23") ? named(sql) : trouble;
            }
        }
        return trouble;
    }

    static RuntimeException named(SQLException trouble) {
        if (isPassing(trouble)) {
            return new StoreUnavailable("The database cannot answer now, state " + trouble.getSQLState(), trouble);
        }
        if (trouble.getSQLState().startsWith("23")) {
            return new ConstraintViolated(constraintOf(trouble), trouble);
        }
        return new IllegalStateException("The database refused a statement, state " + trouble.getSQLState(), trouble);
    }

    private static boolean isPassing(SQLException trouble) {
        @Nullable String state = trouble.getSQLState();
        // No state: the pool, not the database, complains about a connection that is closed.
        return trouble instanceof SQLTransientConnectionException
                || state == null
                || PASSING_CLASSES.contains(state.substring(0, 2))
                || PASSING_STATES.contains(state);
    }

    private static String constraintOf(SQLException violation) {
        @Nullable
        ServerErrorMessage said =
                violation instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        return said == null ? "unknown" : Objects.requireNonNullElse(said.getConstraint(), "unknown");
    }
}
