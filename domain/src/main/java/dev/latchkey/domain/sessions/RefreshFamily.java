package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as far as its refresh tokens are concerned. At any time exactly one of them renews it; its predecessor gets
 * the same answer for a while, because answers get lost and browsers have two tabs; whoever shows any other of the family
 * has a token that has been used up by somebody else (RFC 9700, 4.14.2).
 *
 * @param method how its owner proved who they are
 * @param current the token that renews
 * @param previous the token that was renewed last; empty before the first renewal
 */
public record RefreshFamily(
        SessionId session,
        UserId user,
        AuthMethod method,
        TokenHash current,
        Optional<TokenHash> previous,
        SessionTerm term,
        boolean ended) {

    /** What is to become of a token of this family that is shown now. */
    public Verdict judge(TokenHash shown, Instant now, SessionRules rules) {
        if (ended || !now.isBefore(term.idleUntil()) || !now.isBefore(term.endsAt())) {
            return Verdict.OVER;
        }
        if (shown.equals(current)) {
            return Verdict.RENEW;
        }
        // Of two who ask at once the second may have looked at the clock before the first was done, and a grace of zero
        // is none for it either.
        boolean answerMayBeLost =
                !rules.refreshGrace().isZero() && now.isBefore(term.since().plus(rules.refreshGrace()));
        return answerMayBeLost && previous.filter(shown::equals).isPresent() ? Verdict.REPEAT : Verdict.REUSED;
    }

    /** The family after its current token was used. */
    public RefreshFamily renewed(TokenHash successor, Instant now, SessionRules rules) {
        return new RefreshFamily(
                session, user, method, successor, Optional.of(current), rules.term(now, term.endsAt()), false);
    }

    /** The family after it was ended: no token of it is worth anything ever again. */
    public RefreshFamily end() {
        return new RefreshFamily(session, user, method, current, previous, term, true);
    }

    /** What a token of the family is good for. */
    public enum Verdict {
        /** It is the one that renews. */
        RENEW,
        /** It was just used; whoever shows it gets what it was renewed with. */
        REPEAT,
        /** It was used before, by its owner or by a thief: nobody can tell, so the family has to end. */
        REUSED,
        /** The session has ended, or was not renewed in time. */
        OVER
    }
}
