package dev.latchkey.application.login.password;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.util.Optional;

/** The hashes of people's passwords. Those of deleted accounts are gone. */
@Port
public interface Passwords {

    /** Whose name this is, if it is anybody's. */
    Optional<Found> find(LoginName name);

    Optional<PasswordHash> of(UserId user);

    /** Gives the account a password, in the place of the one that it has, if any. */
    void set(UserId user, PasswordHash hash, Instant now);

    /** Gives the account its first password. False, and nothing changed, if it has one. */
    @Consumes
    boolean setFirst(UserId user, PasswordHash hash, Instant now);

    /** Puts the fresh hash in the place of the old one. Of many who replace the same one, one does. */
    @Consumes
    boolean replace(UserId user, PasswordHash old, PasswordHash fresh, Instant now);

    /**
     * Whether the account still has that hash. In a transaction nobody can change it from then on until that is over, so that
     * no session is opened with a password that was changed a moment ago.
     */
    boolean holds(UserId user, PasswordHash hash);

    /**
     * An account and the hash of its password.
     *
     * @param hash empty if it has no password
     */
    record Found(UserId user, Optional<PasswordHash> hash) {}
}
