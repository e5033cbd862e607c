package dev.latchkey.bootstrap.architecture.culprits.words;

/** Stands for the one way to Redis. */
public final class Redis {
    public long run(String script) {
        return script.length();
    }
}
