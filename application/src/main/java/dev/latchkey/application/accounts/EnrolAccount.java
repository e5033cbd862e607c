package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Optional;

/** Opens accounts for those who say what they want to be. */
public final class EnrolAccount {
    private final OpenAccount openAccount;

    public EnrolAccount(OpenAccount openAccount) {
        this.openAccount = openAccount;
    }

    /**
     * Goes on only with a role that everybody may choose.
     *
     * @throws Refused {@link AccountProblem#NOT_ALLOWED}
     */
    public void mayChoose(Role role) {
        if (role.isStaff()) {
            throw new Refused(AccountProblem.NOT_ALLOWED);
        }
    }

    /** As {@link OpenAccount#open}, with that role. */
    public Optional<User> open(Identifier identifier, Newcomer newcomer, Role role, Origin origin, Instant now) {
        mayChoose(role);
        return openAccount.open(identifier, newcomer, role, origin, now);
    }
}
