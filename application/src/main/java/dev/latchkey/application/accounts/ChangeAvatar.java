package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Lets people have a picture, another one, or none. */
public final class ChangeAvatar {
    private final Avatars avatars;
    private final PictureMaker maker;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final RandomGenerator random;
    private final InstantSource clock;

    public ChangeAvatar(
            Avatars avatars,
            PictureMaker maker,
            Limits limits,
            Transactions transactions,
            RecordAudit audit,
            RandomGenerator random,
            InstantSource clock) {
        this.avatars = avatars;
        this.maker = maker;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /** Keeps what can be seen in the file, and nothing else of it. */
    public AvatarId change(Caller caller, byte[] file, Origin origin) {
        limits.spend(new Limits.Use(Limit.AVATAR_PER_ACCOUNT, caller.user()));
        Pictures pictures = maker.of(file);
        AvatarId id = AvatarId.random(random);
        transactions.allOrNothing(() -> {
            if (!avatars.put(caller.user(), id, pictures, clock.instant())) {
                throw new Refused(SessionProblem.TOKEN_INVALID);
            }
            record(caller, origin);
        });
        return id;
    }

    public void remove(Caller caller, Origin origin) {
        transactions.allOrNothing(() -> {
            avatars.remove(caller.user());
            record(caller, origin);
        });
    }

    private void record(Caller caller, Origin origin) {
        audit.own(AuditAction.PROFILE_CHANGED, caller.user(), origin, Map.of("fields", "avatar"));
    }
}
