package dev.latchkey.bootstrap.architecture.culprits.words;

import java.util.Optional;

/** Stands for what runs the statements of stores. */
public final class Sql {
    public Optional<String> one(String text) {
        return Optional.of(text);
    }

    public int change(String text) {
        return text.length();
    }
}
