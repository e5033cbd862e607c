package dev.latchkey.persistence.imports;

import dev.latchkey.persistence.AdvisoryLock;
import dev.latchkey.persistence.Sql;

/** For whom an import waits, and who waits for it. */
public enum ImportLocks {
    /** Imports take turns, and so do all who add to the forest of referrals. */
    SHARED {
        @Override
        void beforeOpening(Sql sql) {
            plan(sql);
            AdvisoryLock.IMPORTS.hold(sql);
        }

        @Override
        void beforeTying(Sql sql) {
            plan(sql);
            AdvisoryLock.IMPORTS.hold(sql);
            AdvisoryLock.REFERRALS.hold(sql);
        }
    },
    /** A rehearsal has tables of its own and keeps nobody waiting. */
    NONE {
        @Override
        void beforeOpening(Sql sql) {
            plan(sql);
        }

        @Override
        void beforeTying(Sql sql) {
            plan(sql);
        }
    };

    abstract void beforeOpening(Sql sql);

    abstract void beforeTying(Sql sql);

    /** Tables grow from nothing to a million rows meanwhile: a plan that was kept from the beginning would be a bad one. */
    private static void plan(Sql sql) {
        String unused = sql.one(
                        "SELECT set_config('plan_cache_mode', 'force_custom_plan', true) AS mode",
                        none -> none,
                        row -> row.text("mode"))
                .orElseThrow();
    }
}
