package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionRules;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Signs a device in. To be called in the transaction that took the proof. */
public final class OpenSession {
    private final Sessions sessions;
    private final SessionRules rules;
    private final RandomGenerator random;
    private final RecordAudit audit;

    public OpenSession(Sessions sessions, SessionRules rules, RandomGenerator random, RecordAudit audit) {
        this.sessions = sessions;
        this.rules = rules;
        this.random = random;
        this.audit = audit;
    }

    public Opened open(UserId user, AuthMethod method, Origin origin, Instant now) {
        RefreshToken token = RefreshToken.random(random);
        AuthSession session = rules.open(
                SessionId.random(random),
                user,
                token,
                method,
                origin.device(),
                origin.address(),
                origin.network(),
                now);
        sessions.open(session);
        audit.own(
                AuditAction.SIGNED_IN,
                user,
                origin,
                Map.of("session", session.id().value().toString(), "method", method.reference()));
        return new Opened(session, token);
    }

    /** A new session and the secret that renews it, which is nowhere else. */
    public record Opened(AuthSession session, RefreshToken refreshToken) {}
}
