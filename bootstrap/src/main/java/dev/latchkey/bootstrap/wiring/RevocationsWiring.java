package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.sessions.RevocationBell;
import dev.latchkey.application.sessions.RevocationLog;
import dev.latchkey.application.sessions.Revocations;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.persistence.PostgresListener;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.sessions.PostgresRevocationLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Hearing at once what other instances have revoked, and of new keys; over Redis too where there is one. */
public final class RevocationsWiring {
    private static final String SESSIONS = "latchkey_sessions";
    private static final String KEYS = "latchkey_keys";

    /** Well below {@link Revocations#BOUND}, so that a look may be late or fail once. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(250);

    /** PostgreSQL's triggers tell of what was committed; nobody has to do it again. */
    private static final RevocationBell RUNG_BY_TRIGGERS = () -> {};

    private final List<AlsoHeard> alsoHeard = new ArrayList<>();
    private final StorageWiring storage;
    private final RevocationLog log;
    private final Revocations revocations;
    private volatile RevocationBell bell = RUNG_BY_TRIGGERS;

    public RevocationsWiring(StorageWiring storage) {
        this.storage = storage;
        this.log = new PostgresRevocationLog(storage.sql());
        this.revocations = new Revocations(log, () -> bell.ring(), storage.clock(), System::nanoTime);
    }

    /** Something else that instances tell each other, heard on the same connection. To be added before listening begins. */
    void alsoHear(AlsoHeard other) {
        alsoHeard.add(other);
    }

    /**
     * Begins to listen.
     *
     * @param keysChanged what to do when keys of access tokens were added, changed or removed
     */
    public void listen(Runnable keysChanged, Closing closing) {
        alsoHeard.forEach(other -> other.start(closing));
        List<String> channels = Stream.concat(
                        Stream.of(SESSIONS, KEYS), alsoHeard.stream().map(AlsoHeard::channel))
                .toList();
        PostgresListener listener =
                PostgresListener.start(storage.url(), channels, LONGEST_SILENCE, new Ear(keysChanged));
        storage.redis().bell(revocations::catchUp, closing).ifPresent(overRedis -> bell = overRedis);
        var unused = closing.add("listening to other instances", listener, PostgresListener::close);
    }

    private final class Ear implements PostgresListener.Ear {
        private final Runnable keysChanged;
        private long lookedAt = System.nanoTime();

        Ear(Runnable keysChanged) {
            this.keysChanged = keysChanged;
        }

        @Override
        public void connected(Sql sql) {
            revocations.startOver(new PostgresRevocationLog(sql));
            keysChanged.run();
            alsoHeard.forEach(AlsoHeard::connected);
        }

        @Override
        public void word(String channel, String what) {
            for (AlsoHeard other : alsoHeard) {
                if (other.channel().equals(channel)) {
                    other.word(what);
                }
            }
        }

        @Override
        public void heard(Set<String> channels, Sql sql) {
            boolean ours = channels.isEmpty() || channels.contains(SESSIONS) || channels.contains(KEYS);
            // Where others talk without a pause there is no silence in which to look.
            if (ours || System.nanoTime() - lookedAt >= LONGEST_SILENCE.toNanos()) {
                lookedAt = System.nanoTime();
                revocations.catchUp(new PostgresRevocationLog(sql));
            }
            if (channels.contains(KEYS)) {
                keysChanged.run();
            }
        }
    }

    /** What instances tell each other besides. None of this may take long. */
    interface AlsoHeard {

        String channel();

        /** Begins what has to be done with it, and has it ended. */
        void start(Closing closing);

        /** Nobody knows what was told before. */
        void connected();

        void word(String what);
    }

    RevocationLog log() {
        return log;
    }

    Revocations revocations() {
        return revocations;
    }
}
