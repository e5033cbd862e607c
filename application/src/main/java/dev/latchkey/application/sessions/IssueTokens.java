package dev.latchkey.application.sessions;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Gives a session its pair of tokens. To be called after the transaction, for signing is slow. */
public final class IssueTokens {
    private final AccessTokens tokens;
    private final SessionRules rules;
    private final RandomGenerator random;

    public IssueTokens(AccessTokens tokens, SessionRules rules, RandomGenerator random) {
        this.tokens = tokens;
        this.rules = rules;
        this.random = random;
    }

    public Tokens issue(OpenSession.Opened opened, Role role) {
        AuthSession session = opened.session();
        Instant now = session.openedAt();
        UUID tokenId = new UUID(random.nextLong(), random.nextLong());
        String accessToken = tokens.sign(new AccessClaims(
                session.user(), session.id(), tokenId, role, session.method(), now, now.plus(rules.accessTokenLife())));
        return new Tokens(
                accessToken,
                opened.refreshToken().secret(),
                rules.accessTokenLife(),
                Duration.between(now, session.idleUntil()));
    }
}
