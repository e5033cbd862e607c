package dev.latchkey.application.invites;

import dev.latchkey.domain.accounts.UserId;

/** Who may bring people to themselves with campaigns of their own. */
@FunctionalInterface
public interface Recruiters {
    /**
     * Whether that account is one of them.
     *
     * @throws dev.latchkey.domain.shared.Refused if it was one, until somebody who looks after accounts had a reason
     */
    boolean include(UserId account);
}
