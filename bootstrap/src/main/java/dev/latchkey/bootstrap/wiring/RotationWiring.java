package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.sessions.AdvanceKeys;
import dev.latchkey.application.sessions.KeySchedule;
import dev.latchkey.application.sessions.ListKeys;
import dev.latchkey.application.sessions.RemoveKey;
import dev.latchkey.application.sessions.RemoveLostKeys;
import dev.latchkey.application.sessions.RotateKeys;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.persistence.sessions.PostgresSigningKeys;
import dev.latchkey.security.Es256KeyPairs;

/** How the key pairs of access tokens come and go, for the service and for the command line. */
public final class RotationWiring {
    private final StorageWiring storage;
    private final KeySchedule schedule;
    private final AuditWiring audit;
    private final PostgresSigningKeys store;
    private final Es256KeyPairs pairs;

    public RotationWiring(StorageWiring storage, KeySchedule schedule) {
        this.storage = storage;
        this.schedule = schedule;
        this.audit = new AuditWiring(storage);
        this.store = new PostgresSigningKeys(storage.sql());
        this.pairs = new Es256KeyPairs(storage.secrets(), storage.random());
    }

    /** The same for an operator who cannot wait. */
    public RotationWiring hurried() {
        return new RotationWiring(storage, schedule.hurried());
    }

    /**
     * Looks whether the keys there are can be used here, so that no key is made which the others could not use.
     *
     * @throws CannotStart if not; the message says what to do
     */
    public void check() {
        try {
            pairs.check(store.all());
        } catch (IllegalStateException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    public AdvanceKeys advance() {
        return new AdvanceKeys(store, pairs, schedule, storage.transactions(), audit.record(), storage.clock());
    }

    public RotateKeys rotate() {
        return new RotateKeys(store, pairs, schedule, storage.clock());
    }

    public RemoveKey remove() {
        return new RemoveKey(store, storage.transactions(), audit.record(), storage.clock());
    }

    public RemoveLostKeys removeLost() {
        return new RemoveLostKeys(store, pairs, storage.transactions(), audit.record());
    }

    public ListKeys list() {
        return new ListKeys(store, schedule);
    }

    PostgresSigningKeys store() {
        return store;
    }

    Es256KeyPairs pairs() {
        return pairs;
    }
}
