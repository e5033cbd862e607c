package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Refused;

/** Shows an account to its owner and to those who look after all of them. */
public final class ViewMember {
    private final Members members;

    public ViewMember(Members members) {
        this.members = members;
    }

    /**
     * The account with that number.
     *
     * @throws Refused {@link AccountProblem#UNKNOWN}, but only to those who may see accounts
     */
    public SeenMember view(Caller caller, UserId id) {
        if (!caller.user().equals(id)) {
            caller.must(Permission.SEE_ACCOUNTS);
        }
        return members.find(id)
                .map(member -> SeenMember.by(caller, member))
                .orElseThrow(() -> new Refused(AccountProblem.UNKNOWN));
    }
}
