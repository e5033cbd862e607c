package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.Refused;

/** Who may open an account. Those who have one sign in whatever it says. */
public enum Registration {
    /** Everybody. */
    OPEN,
    /** Whoever has the code of somebody, or of a campaign. */
    INVITE,
    /** Nobody. */
    CLOSED;

    /**
     * Passes if somebody may have the account that was opened for them.
     *
     * @param invited whether they came with an invite code, which is looked at elsewhere
     * @throws Refused {@link AccountProblem#REGISTRATION_CLOSED} or {@link AccountProblem#INVITE_NEEDED} if not
     */
    public void admit(User newcomer, boolean invited) {
        // Somebody has to be the first, and can invite the others.
        if (newcomer.role() == Role.ADMIN || this == OPEN) {
            return;
        }
        if (this == CLOSED) {
            throw new Refused(AccountProblem.REGISTRATION_CLOSED);
        }
        if (!invited) {
            throw new Refused(AccountProblem.INVITE_NEEDED);
        }
    }
}
