package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.sessions.TakeBack;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Optional;

/** Tells a page how its session is, and lets it in once when somebody has said yes. */
public final class FollowTelegramSession {
    private final TelegramSessions sessions;
    private final EnterByBot accounts;
    private final SignIn signIn;
    private final TakeBack takeBack;
    private final InstantSource clock;

    public FollowTelegramSession(
            TelegramSessions sessions, EnterByBot accounts, SignIn signIn, TakeBack takeBack, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.signIn = signIn;
        this.takeBack = takeBack;
        this.clock = clock;
    }

    /**
     * How it is. Whoever is let in is so where the page is that asks.
     *
     * @throws Refused {@link TelegramProblem#SESSION_UNKNOWN}
     */
    public Seen look(TelegramSecret poll, Origin origin) {
        Known known = watch(poll);
        Status status = known.session().status(clock.instant());
        return status == Status.APPROVED
                ? enter(poll, known.context().invite(), origin)
                : new Seen(status, Optional.empty());
    }

    /**
     * Lets in a page whose session was approved when it was last seen. Whoever is let in is so where the page is that asks.
     *
     * @param invite the code that the page began with
     */
    public Seen enter(TelegramSecret poll, Optional<InvitationCode> invite, Origin origin) {
        try {
            return new Seen(Status.APPROVED, Optional.of(claimed(poll.hash(Use.POLL), invite, origin)));
        } catch (Refused refused) {
            if (refused.problem() == TelegramProblem.SESSION_UNKNOWN) {
                // Another question of the same page was quicker.
                return new Seen(Status.CLAIMED, Optional.empty());
            }
            throw refused;
        }
    }

    /**
     * The session of a page that only watches. Nobody is let in by it.
     *
     * @throws Refused {@link TelegramProblem#SESSION_UNKNOWN}
     */
    public Known watch(TelegramSecret poll) {
        return sessions.ofPage(poll.hash(Use.POLL)).orElseThrow(() -> new Refused(TelegramProblem.SESSION_UNKNOWN));
    }

    /** The answer did not get to the page. Nobody has the tokens, so nobody stays signed in by them. */
    public void lost(SignedIn in, Origin origin) {
        takeBack.takeBack(in.session(), in.user().id(), origin);
    }

    private SignedIn claimed(TokenHash page, Optional<InvitationCode> invite, Origin origin) {
        return signIn.grant(
                new SignIn.Proof(AuthMethod.TELEGRAM, now -> {
                    Known claimed =
                            sessions.claim(page, now).orElseThrow(() -> new Refused(TelegramProblem.SESSION_UNKNOWN));
                    return accounts.enter(claimed.session(), origin, now);
                }),
                invite,
                origin);
    }

    /**
     * How a session is.
     *
     * @param signedIn once, for whoever asks first after it was approved
     */
    public record Seen(Status status, Optional<SignedIn> signedIn) {}
}
