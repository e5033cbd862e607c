package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.shared.Word;
import java.util.Map;
import java.util.Optional;

/** Lets newcomers begin as what the code they came with says. To be called in the transaction that opened the account. */
public final class PresetRole {
    private final Accounts accounts;
    private final RecordAudit audit;

    public PresetRole(Accounts accounts, RecordAudit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The newcomer with that role; who is more than a student already, such as the first administrator, stays it. */
    public User preset(User newcomer, Role role, InvitationCode code, Origin origin) {
        if (newcomer.role() == role) {
            return newcomer;
        }
        Optional<User> changed = accounts.preset(newcomer.id(), role);
        changed.ifPresent(user -> audit.concerning(
                AuditAction.ROLE_CHANGED,
                user.id(),
                origin,
                Map.of("from", Word.of(newcomer.role()), "to", Word.of(role), "campaign", code.value())));
        return changed.orElse(newcomer);
    }
}
