package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Port;

/** Lets every instance know that an account may not do any more what it could. */
@Port
@FunctionalInterface
public interface StandingBell {

    /** To be called after the commit. Never throws: nothing depends on it but speed. */
    void ring();
}
