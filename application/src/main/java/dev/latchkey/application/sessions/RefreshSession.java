package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.Sessions.Renewable;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.RefreshFamily;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.sessions.SessionRules;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;

/** Exchanges a refresh token for a new pair of tokens, and ends the session of one that is shown too late. */
public final class RefreshSession {
    private final Sessions sessions;
    private final Successors successors;
    private final IssueTokens tokens;
    private final EndSession endSession;
    private final SessionRules rules;
    private final InstantSource clock;

    public RefreshSession(
            Sessions sessions,
            Successors successors,
            IssueTokens tokens,
            EndSession endSession,
            SessionRules rules,
            InstantSource clock) {
        this.sessions = sessions;
        this.successors = successors;
        this.tokens = tokens;
        this.endSession = endSession;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The new pair; the same pair again if the token was used a moment ago.
     *
     * @throws Refused {@link SessionProblem#OVER}, or {@link SessionProblem#REUSED} and the session has ended
     */
    public Refreshed refresh(String shown, Origin origin) {
        RefreshToken token = RefreshToken.parse(shown).orElseThrow(RefreshSession::over);
        Instant now = clock.instant();
        RefreshToken successor = successors.of(token);
        Sessions.Renewal renewal = new Sessions.Renewal(
                token.family(), token.hash(), successor.hash(), now, rules, origin.device(), origin.address());
        return sessions.renew(renewal)
                .map(renewed -> answer(renewed, successor, now))
                .orElseGet(() -> withoutRenewal(token, origin, now));
    }

    private Refreshed withoutRenewal(RefreshToken token, Origin origin, Instant now) {
        Renewable found = sessions.ofFamily(token.family()).orElseThrow(RefreshSession::over);
        return switch (found.tokens().judge(token.hash(), now, rules)) {
            case REPEAT -> repeated(found, token, now);
            case REUSED -> throw reused(found.tokens(), origin);
            // What could renew and was not renewed belongs to somebody who is banned.
            case RENEW, OVER -> throw over();
        };
    }

    private Refreshed repeated(Renewable found, RefreshToken token, Instant now) {
        if (found.user().isBanned()) {
            throw over();
        }
        return successors.candidates(token).stream()
                .filter(candidate -> candidate.hash().equals(found.tokens().current()))
                .findFirst()
                .map(successor -> answer(found, successor, now))
                .orElseThrow(RefreshSession::over);
    }

    /** The end is committed before the refusal is thrown, which would roll it back. */
    private Refused reused(RefreshFamily family, Origin origin) {
        var unused = endSession.end(family.session(), family.user(), EndCause.TOKEN_REUSED, origin);
        return new Refused(SessionProblem.REUSED);
    }

    private Refreshed answer(Renewable renewed, RefreshToken token, Instant now) {
        User user = renewed.user();
        return new Refreshed(user, tokens.issue(renewed.tokens(), token, user.role(), now));
    }

    private static Refused over() {
        return new Refused(SessionProblem.OVER);
    }

    /** Somebody who is still signed in. */
    public record Refreshed(User user, Tokens tokens) {}
}
