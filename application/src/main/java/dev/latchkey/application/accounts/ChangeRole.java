package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.domain.shared.Word;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Lets administrators say what others may do. */
public final class ChangeRole {
    private final Standing standing;
    private final Intervene intervene;
    private final InstantSource clock;

    public ChangeRole(Standing standing, Intervene intervene, InstantSource clock) {
        this.standing = standing;
        this.intervene = intervene;
        this.clock = clock;
    }

    /**
     * Gives another account that role.
     *
     * @throws Refused {@link AccountProblem#LAST_ADMIN} if nobody would be left who can do everything
     */
    public SeenMember change(Caller caller, UserId id, Role role, Origin origin) {
        caller.must(Permission.CHANGE_ROLES);
        return intervene.on(id, caller, origin, () -> change(id, role));
    }

    private Optional<Intervene.Deed> change(UserId id, Role role) {
        Role before =
                standing.changeRole(id, role, clock.instant()).orElseThrow(() -> new Refused(AccountProblem.UNKNOWN));
        return before == role
                ? Optional.empty()
                : Optional.of(new Intervene.Deed(
                        AuditAction.ROLE_CHANGED,
                        Map.of("from", Word.of(before), "to", Word.of(role)),
                        Optional.of(NoticeKind.ROLE_CHANGED)));
    }
}
