package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.sessions.RevocationBell;
import dev.latchkey.application.sessions.RevocationLog;
import dev.latchkey.application.sessions.Revocations;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.persistence.PostgresListener;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.sessions.PostgresRevocationLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Hearing at once what other instances have revoked, and of new keys; over Redis too where there is one. */
public final class RevocationsWiring {
    private static final String SESSIONS = "latchkey_sessions";
    private static final String KEYS = "latchkey_keys";

    /** Well below {@link Revocations#BOUND}, so that a look may be late or fail once. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(250);

    /** PostgreSQL's triggers tell of what was committed; nobody has to do it again. */
    private static final RevocationBell RUNG_BY_TRIGGERS = () -> {};

    private final StorageWiring storage;
    private final RevocationLog log;
    private final Revocations revocations;
    private volatile RevocationBell bell = RUNG_BY_TRIGGERS;

    public RevocationsWiring(StorageWiring storage) {
        this.storage = storage;
        this.log = new PostgresRevocationLog(storage.sql());
        this.revocations = new Revocations(log, () -> bell.ring(), storage.clock(), System::nanoTime);
    }

    /**
     * Begins to listen.
     *
     * @param keysChanged what to do when keys of access tokens were added, changed or removed
     */
    public void listen(Runnable keysChanged, Closing closing) {
        PostgresListener listener = PostgresListener.start(
                storage.url(), List.of(SESSIONS, KEYS), LONGEST_SILENCE, new PostgresListener.Ear() {
                    @Override
                    public void connected(Sql sql) {
                        revocations.startOver(new PostgresRevocationLog(sql));
                        keysChanged.run();
                    }

                    @Override
                    public void heard(Set<String> channels, Sql sql) {
                        revocations.catchUp(new PostgresRevocationLog(sql));
                        if (channels.contains(KEYS)) {
                            keysChanged.run();
                        }
                    }
                });
        storage.redis().bell(revocations::catchUp, closing).ifPresent(overRedis -> bell = overRedis);
        var unused = closing.add("listening to other instances", listener, PostgresListener::close);
    }

    RevocationLog log() {
        return log;
    }

    Revocations revocations() {
        return revocations;
    }
}
