package dev.latchkey.bootstrap.architecture.culprits.words;

import org.jdbi.v3.core.Handle;

/** Stands for the one place where single-use things are consumed. */
public final class SingleUse {
    private SingleUse() {}

    public static boolean take(Handle handle, String key) {
        return handle.execute("DELETE FROM token WHERE id = ?", key) == 1;
    }
}
