package dev.latchkey.persistence;

/**
 * A lock of the database that stands for no row. Held until the transaction around it ends; whoever comes second waits,
 * and then sees what the first has written, because a statement of its own takes the lock.
 */
public enum AdvisoryLock {
    /** For whoever adds to the forest of referrals. */
    REFERRALS(0x1a7c_0001L);

    private final long key;

    AdvisoryLock(long key) {
        this.key = key;
    }

    public void hold(Sql sql) {
        boolean unused = sql.one(
                        "SELECT true AS held FROM pg_advisory_xact_lock(:key)",
                        params -> params.set("key", key),
                        row -> row.flag("held"))
                .orElseThrow();
    }
}
