package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps people out: they cannot sign in by any door, and are signed out everywhere. */
public final class BanMember {
    private final Standing standing;
    private final Intervene intervene;
    private final InstantSource clock;

    public BanMember(Standing standing, Intervene intervene, InstantSource clock) {
        this.standing = standing;
        this.intervene = intervene;
        this.clock = clock;
    }

    /**
     * Bans another account.
     *
     * @param until when the ban ends by itself, if it does
     * @throws Refused {@link AccountProblem#NOT_ALLOWED} if the caller may not ban accounts of its role,
     *     {@link AccountProblem#LAST_ADMIN} if nobody would be left who can do everything
     */
    public SeenMember ban(Caller caller, UserId id, BanReason reason, Optional<Instant> until, Origin origin) {
        Set<Role> reach = reachOf(caller);
        Instant now = clock.instant();
        Ban ban = new Ban(Optional.of(reason), Optional.of(caller.user()), Optional.of(now), until);
        if (ban.isOver(now)) {
            throw new InvalidValue("until", "until.past", "must be in the future");
        }
        return intervene.on(id, caller, origin, () -> {
            if (!standing.ban(id, reach, ban, now)) {
                throw intervene.outOfReach(id);
            }
            return Optional.of(new Intervene.Deed(
                    AuditAction.ACCOUNT_BANNED, details(reason, until), Optional.of(NoticeKind.ACCOUNT_BANNED)));
        });
    }

    /** Whose bans are the caller's business. */
    static Set<Role> reachOf(Caller caller) {
        caller.must(Permission.BAN_MEMBERS);
        return caller.may(Permission.BAN_STAFF) ? EnumSet.allOf(Role.class) : EnumSet.of(Role.STUDENT, Role.TEACHER);
    }

    private static Map<String, String> details(BanReason reason, Optional<Instant> until) {
        Map<String, String> details = new HashMap<>(Map.of("reason", reason.value()));
        until.ifPresent(end -> details.put("until", end.toString()));
        return details;
    }
}
