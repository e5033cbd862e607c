package dev.latchkey.application.login.password;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.login.Password;

/** Passwords that were stolen somewhere and are in the hands of everybody. */
@Port
@FunctionalInterface
public interface BreachedPasswords {
    /** Where there is no list of them. */
    BreachedPasswords NONE = password -> false;

    boolean contain(Password password);
}
