package dev.latchkey.application.shared;

import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.shared.Refused;

/** Somebody who is signed in and does something. */
public record Caller(UserId user, SessionId session, Role role) {

    public boolean may(Permission permission) {
        return permission.isOf(role);
    }

    /**
     * Goes on only with that permission.
     *
     * @throws Refused {@link AccountProblem#NOT_ALLOWED}
     */
    public void must(Permission permission) {
        if (!may(permission)) {
            throw new Refused(AccountProblem.NOT_ALLOWED);
        }
    }
}
