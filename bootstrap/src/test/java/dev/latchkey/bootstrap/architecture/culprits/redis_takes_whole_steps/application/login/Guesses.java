package dev.latchkey.bootstrap.architecture.culprits.redis_takes_whole_steps.application.login;

import dev.latchkey.bootstrap.architecture.culprits.words.Port;

/** Guesses that are left. */
@Port
public interface Guesses {
    boolean spend(String challenge);
}
