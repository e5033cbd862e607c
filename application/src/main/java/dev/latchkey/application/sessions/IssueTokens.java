package dev.latchkey.application.sessions;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.RefreshFamily;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionTerm;
import java.time.Duration;
import java.time.Instant;

/** Gives a session its pair of tokens. To be called after the transaction, for signing is slow. */
public final class IssueTokens {
    private final AccessTokens tokens;

    public IssueTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** The pair of a session that was opened this moment. */
    public Tokens issue(OpenSession.Opened opened, Role role) {
        AuthSession session = opened.session();
        return issue(session.tokens(), opened.refreshToken(), role, session.openedAt());
    }

    /**
     * The pair that belongs to the latest renewal. Asked again it says the same, but for how long it is still good.
     *
     * @param current the token whose hash the session keeps
     */
    Tokens issue(RefreshFamily session, RefreshToken current, Role role, Instant now) {
        SessionTerm term = session.term();
        String accessToken = tokens.sign(new AccessClaims(
                session.user(),
                session.session(),
                current.tokenId(),
                role,
                session.method(),
                term.since(),
                term.accessUntil()));
        return new Tokens(
                accessToken,
                current.secret(),
                Duration.between(now, term.accessUntil()),
                Duration.between(now, term.idleUntil()));
    }
}
