package dev.latchkey.bootstrap.architecture.culprits.a_port_has_a_contract.application.accounts;

import dev.latchkey.bootstrap.architecture.culprits.words.Port;

/** Promises two things, and no contract says what they mean together. */
@Port
public interface Users {
    boolean exists(long id);

    void remove(long id);
}
