package dev.latchkey.bootstrap.architecture.culprits.words;

import org.jdbi.v3.core.Handle;

/** Stands for the one place where things are counted. */
public final class Counter {
    private Counter() {}

    public static boolean spend(Handle handle, String key) {
        return handle.execute("UPDATE guesses SET left = left - 1 WHERE id = ? AND left > 0", key) == 1;
    }
}
