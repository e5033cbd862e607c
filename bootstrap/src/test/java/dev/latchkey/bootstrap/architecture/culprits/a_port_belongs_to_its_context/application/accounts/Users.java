package dev.latchkey.bootstrap.architecture.culprits.a_port_belongs_to_its_context.application.accounts;

import dev.latchkey.bootstrap.architecture.culprits.words.Port;

@Port
public interface Users {
    boolean exists(long id);
}
