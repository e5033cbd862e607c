package dev.latchkey.application.sessions;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Ends one session: its access token and its refresh token are worth nothing from here on. */
public final class EndSession {
    private final Sessions sessions;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final TellOwner tell;
    private final Revocations revocations;
    private final InstantSource clock;

    public EndSession(
            Sessions sessions,
            Transactions transactions,
            RecordAudit audit,
            TellOwner tell,
            Revocations revocations,
            InstantSource clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.tell = tell;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Ends the session if it is that user's and has not ended yet, and writes down why. */
    Outcome end(SessionId id, UserId owner, EndCause cause, Origin origin) {
        Outcome outcome = transactions.inOne(() -> {
            Instant now = clock.instant();
            if (!sessions.end(id, owner, cause, now)) {
                return Outcome.NOTHING_TO_END;
            }
            record(id, owner, cause, origin, now);
            return Outcome.ENDED;
        });
        revocations.announce();
        return outcome;
    }

    /** Whoever shows a used token has not proved to be its owner, so nobody is named as the one who did it. */
    private void record(SessionId id, UserId owner, EndCause cause, Origin origin, Instant now) {
        Map<String, String> details = Map.of("session", id.value().toString(), "cause", cause.code());
        switch (cause) {
            case SIGNED_OUT -> audit.own(AuditAction.SIGNED_OUT, owner, origin, details);
            case TOKEN_REUSED -> {
                audit.concerning(AuditAction.SESSION_REUSED, owner, origin, details);
                tell.did(NoticeKind.SESSION_REUSED, owner, origin, now);
            }
            case ENDED_BY_OWNER,
                    NOT_DELIVERED,
                    SIGNED_OUT_EVERYWHERE,
                    PHONE_CHANGED,
                    EMAIL_CHANGED,
                    PASSWORD_CHANGED,
                    TELEGRAM_CHANGED,
                    ACCOUNT_BANNED,
                    ACCOUNT_DELETED -> audit.own(AuditAction.SESSION_ENDED, owner, origin, details);
        }
    }

    /** What came of it. */
    enum Outcome {
        ENDED,
        /** There is no such session, or it is not theirs, or it had ended before. */
        NOTHING_TO_END
    }
}
