package dev.latchkey.http.login;

import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession.Seen;
import dev.latchkey.application.login.telegram.push.WaitingPages;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.http.Drain;
import dev.latchkey.http.Suspended;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What pages need that wait.
 *
 * @param few a few threads on which those who are let in are, so that however many come at once leave connections to the
 *     database for others
 * @param drain told of when we are about to stop; then nobody waits
 */
public record Lobby(FollowTelegramSession follow, WaitingPages pages, Executor few, Drain drain) {
    private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);

    /** Looks how it is and says so, unless nobody listens any more. */
    void lookAndAnswer(Suspended request, TelegramSecret poll) {
        answer(request, origin -> follow.look(poll, origin));
    }

    /** Lets in a page that was seen to be approved, unless nobody listens any more. */
    void enterAndAnswer(Suspended request, TelegramSecret poll, Optional<InvitationCode> invite) {
        answer(request, origin -> follow.enter(poll, invite, origin));
    }

    /** Tokens are handed out once, so not to nobody. */
    private void answer(Suspended request, Function<Origin, Seen> look) {
        if (request.isGone()) {
            request.answer(StatusBody.PENDING);
        } else {
            Origin origin = request.origin();
            answer(request, look.apply(origin), origin);
        }
    }

    /** Sends what was seen. Whoever was let in by it, and does not get it, is not. */
    private void answer(Suspended request, Seen seen, Origin origin) {
        request.answer(
                StatusBody.of(seen),
                lost -> seen.signedIn().ifPresent(in -> {
                    LOG.debug("tokens did not reach their page: {}", lost.toString());
                    few.execute(() -> takeBack(in, origin));
                }));
    }

    private void takeBack(SignedIn in, Origin origin) {
        try {
            follow.lost(in, origin);
        } catch (RuntimeException e) {
            LOG.warn("a session that nobody got the tokens of is left to its owner: {}", e.toString());
        }
    }
}
