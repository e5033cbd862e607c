package dev.latchkey.bootstrap.architecture.culprits.http_goes_through_use_cases.application.accounts;

import dev.latchkey.bootstrap.architecture.culprits.words.Port;

@Port
public interface Users {
    boolean exists(long id);
}
