package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;

/** Shows people their own account. */
public final class ViewProfile {
    private final Accounts accounts;

    public ViewProfile(Accounts accounts) {
        this.accounts = accounts;
    }

    public User view(Caller caller) {
        return accounts.find(caller.user()).orElseThrow(() -> new Refused(SessionProblem.TOKEN_INVALID));
    }
}
