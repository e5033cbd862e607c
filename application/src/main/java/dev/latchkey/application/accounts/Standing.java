package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What accounts may do, and whether there still are such accounts. Where there is an administrator there stays one who is
 * neither banned nor deleted: whatever would take the last one is {@link Refused} with {@link AccountProblem#LAST_ADMIN},
 * and its transaction with it. Of several callers who together would take the last one, one is refused.
 */
@Port
public interface Standing {

    /** Gives the account that role. Which one it had before; empty if there is no such account. */
    Optional<Role> changeRole(UserId id, Role role, Instant now);

    /**
     * Makes whoever has the identifier an administrator, unless they are banned or have not proved that an address is
     * theirs. Who it is; empty if it is nobody.
     */
    Optional<UserId> makeAdmin(Identifier identifier, Instant now);

    /** Whether nobody is administrator. In a transaction everybody else who asks waits until it is over. */
    boolean isWithoutAdmin();

    /** Opens an account for an administrator. Empty, and nothing stored, if something of it belongs to another. */
    Optional<UserId> openAdmin(
            Optional<EmailAddress> email, Optional<Username> username, InviteCode inviteCode, Instant now);

    /** Bans the account if its role is one of those, in place of the ban that it may have. Whether it was. */
    boolean ban(UserId id, Set<Role> reach, Ban ban, Instant now);

    /** Lifts the ban of the account if its role is one of those. True for exactly one caller. */
    @Consumes
    boolean unban(UserId id, Set<Role> reach, Instant now);

    /** Lifts the bans that have come to their end, each for one caller only. Whose they were. */
    @Consumes
    List<UserId> liftOver(Instant now);

    /**
     * Deletes the account: its identifiers and names are free, nothing on file tells whose it was, and codes under way to
     * its phone are void unless they are for signing in. What it did to others stays. True for exactly one caller.
     */
    @Consumes
    boolean delete(UserId id, Instant now);
}
