package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets people in again whom the caller could have banned. */
public final class UnbanMember {
    private final Standing standing;
    private final Members members;
    private final Intervene intervene;
    private final InstantSource clock;

    public UnbanMember(Standing standing, Members members, Intervene intervene, InstantSource clock) {
        this.standing = standing;
        this.members = members;
        this.intervene = intervene;
        this.clock = clock;
    }

    /**
     * Lifts the ban of another account, if it has one.
     *
     * @throws Refused {@link AccountProblem#NOT_ALLOWED} if the caller may not ban accounts of its role
     */
    public SeenMember unban(Caller caller, UserId id, Origin origin) {
        Set<Role> reach = BanMember.reachOf(caller);
        return intervene.on(id, caller, origin, () -> {
            if (standing.unban(id, reach, clock.instant())) {
                return Optional.of(new Intervene.Deed(AuditAction.ACCOUNT_UNBANNED, Map.of(), Optional.empty()));
            }
            boolean within = members.find(id)
                    .filter(member -> reach.contains(member.user().role()))
                    .isPresent();
            if (!within) {
                throw intervene.outOfReach(id);
            }
            return Optional.empty();
        });
    }
}
