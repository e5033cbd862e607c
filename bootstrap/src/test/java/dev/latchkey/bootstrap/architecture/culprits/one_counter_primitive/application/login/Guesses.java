package dev.latchkey.bootstrap.architecture.culprits.one_counter_primitive.application.login;

import dev.latchkey.bootstrap.architecture.culprits.words.Counts;

public interface Guesses {
    @Counts
    boolean spend(String challenge);
}
