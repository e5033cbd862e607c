package dev.latchkey.application.login.password;

import dev.latchkey.application.shared.Port;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;

/**
 * Turns passwords into what is kept of them. That is slow and takes memory on purpose, so only some of it is done at a
 * time; whoever would have to wait long is told {@link Unavailable}. Never to be called in a transaction.
 */
@Port
public interface PasswordHasher {

    /** What is to be kept of the password; another text each time. */
    PasswordHash hash(Password password);

    /** Whether the hash is of this password. One that cannot be read, or asks for too much work, is of no password. */
    Match check(Password typed, PasswordHash hash);

    /**
     * The hash of a password that nobody knows. To be checked where there is no other, so that it takes as long to find out
     * that there is none.
     */
    PasswordHash decoy();

    /** How a password and a hash go together. */
    enum Match {
        WRONG,
        RIGHT,
        /** Right, and the hash is of a kind, or has parameters, weaker than those of today: hash the password anew. */
        OUTDATED
    }
}
