package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Refused;

/** Lets administrators delete the accounts of others. */
public final class DeleteMember {
    private final DeleteAccount delete;
    private final Limits limits;

    public DeleteMember(DeleteAccount delete, Limits limits) {
        this.delete = delete;
        this.limits = limits;
    }

    /**
     * Deletes another account.
     *
     * @throws Refused {@link AccountProblem#OWN}: who leaves has to prove who they are, which is done elsewhere
     */
    public void delete(Caller caller, UserId id, Origin origin) {
        caller.must(Permission.DELETE_ACCOUNTS);
        if (caller.user().equals(id)) {
            throw new Refused(AccountProblem.OWN);
        }
        limits.spend(new Limits.Use(Limit.ADMINISTRATION_PER_ACCOUNT, caller.user()));
        delete.delete(id, caller.user(), origin);
    }
}
