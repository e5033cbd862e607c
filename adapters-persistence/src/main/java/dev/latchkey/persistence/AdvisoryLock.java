package dev.latchkey.persistence;

/**
 * A lock of the database that stands for no row. Held until the transaction around it ends; whoever comes second waits,
 * and then sees what the first has written, because a statement of its own takes the lock.
 */
public enum AdvisoryLock {
    /** For whoever adds to the forest of referrals. */
    REFERRALS(0x1a7c_0001L),
    /** For whoever imports people. */
    IMPORTS(0x1a7c_0020L),
    /** For whoever seals the audit trail. */
    AUDIT_SEALS(0x1a7c_0011L);

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

    /** As {@link #hold} for those who have something better to do than wait. Whether they hold it. */
    public boolean tryHold(Sql sql) {
        return sql.one(
                        "SELECT pg_try_advisory_xact_lock(:key) AS held",
                        params -> params.set("key", key),
                        row -> row.flag("held"))
                .orElseThrow();
    }
}
