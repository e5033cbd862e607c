package dev.latchkey.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other instances tell through PostgreSQL (LISTEN), on a thread and a connection of its own. Between two words
 * it never stays silent for longer than it was told to, so whoever must not rely on words can look for themselves. What
 * was told while the connection was gone is lost; the next word is then {@link Ear#connected}.
 */
public final class PostgresListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatabaseUrl url;
    private final List<String> channels;
    private final Duration silence;
    private final Ear ear;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "listener");
    private volatile boolean connected;

    private PostgresListener(DatabaseUrl url, List<String> channels, Duration silence, Ear ear) {
        this.url = url;
        this.channels = channels;
        this.silence = silence;
        this.ear = ear;
    }

    /**
     * Begins to listen, and connects in the background.
     *
     * @param silence how long to wait for a word at most before {@link Ear#heard} is called without one
     */
    public static PostgresListener start(DatabaseUrl url, List<String> channels, Duration silence, Ear ear) {
        PostgresListener listener = new PostgresListener(url, channels, silence, ear);
        listener.thread.setDaemon(true);
        listener.thread.start();
        return listener;
    }

    /** Whether it is connected now. */
    public boolean isConnected() {
        return connected;
    }

    /** Returns when the thread has ended and its connection is closed. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Duration pause = FIRST_PAUSE;
        while (closing.getCount() > 0) {
            // One connection, which the pool gives the right time-outs and closes in any case.
            try (Database database = Database.open(url, 1)) {
                pause = FIRST_PAUSE;
                Object unused = database.withHandle(handle -> listen(handle.getConnection(), new Sql(database)));
            } catch (RuntimeException e) {
                pause = told(e, pause);
            } finally {
                connected = false;
            }
            rest(pause);
        }
    }

    private Duration told(RuntimeException trouble, Duration pause) {
        if (pause.equals(FIRST_PAUSE)) {
            LOG.warn("Not heard by other instances for now; it is tried again and again: {}", trouble.toString());
        } else {
            LOG.debug("Still not heard by other instances: {}", trouble.toString());
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private Object listen(Connection connection, Sql sql) {
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        channels.stream().map(name -> "LISTEN " + name).collect(Collectors.joining("; ")));
            }
            connected = true;
            ear.connected(sql);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (closing.getCount() > 0) {
                PGNotification[] told = postgres.getNotifications(Math.toIntExact(silence.toMillis()));
                passOn(told);
                ear.heard(names(told), sql);
            }
            return connection;
        } catch (SQLException e) {
            throw Troubles.named(e);
        }
    }

    private void rest(Duration pause) {
        try {
            boolean unused = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @SuppressWarnings("NullAway") // The driver says null where it has none.
    private void passOn(PGNotification[] told) {
        if (told != null) {
            Arrays.stream(told).forEach(word -> ear.word(word.getName(), word.getParameter()));
        }
    }

    @SuppressWarnings("NullAway") // As above.
    private static Set<String> names(PGNotification[] told) {
        return told == null
                ? Set.of()
                : Arrays.stream(told).map(PGNotification::getName).collect(Collectors.toUnmodifiableSet());
    }

    /** Who listens. What it throws breaks the connection, and a new one is made. */
    public interface Ear {

        /** Listening begins, anew perhaps: nobody knows what was told before. */
        void connected(Sql sql);

        /** This was told. Must be quick, for the others wait for it; {@link #heard} comes after all that came together. */
        default void word(String channel, String what) {}

        /**
         * Something was told, or nothing for a while.
         *
         * @param channels where something was told; empty if it was silence
         * @param sql runs on the connection of the listener
         */
        void heard(Set<String> channels, Sql sql);
    }
}
