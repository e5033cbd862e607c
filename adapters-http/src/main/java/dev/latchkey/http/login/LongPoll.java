package dev.latchkey.http.login;

import dev.latchkey.application.login.telegram.push.FollowTelegramSession.Seen;
import dev.latchkey.application.login.telegram.push.WaitingPage;
import dev.latchkey.application.login.telegram.push.WaitingPages.Place;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Suspended;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A page that is told how its session is when that changes, or when its time to wait is over. */
final class LongPoll implements WaitingPage {
    private static final Duration BETWEEN_GLANCES = Duration.ofSeconds(2);

    private final Lobby lobby;
    private final Suspended request;
    private final TelegramSecret poll;
    private final Optional<InvitationCode> invite;
    private final Place place;
    private final long until;
    private final AtomicBoolean over = new AtomicBoolean();
    private long glance;

    /** @param invite the code that the page began with */
    LongPoll(
            Lobby lobby,
            Suspended request,
            TelegramSecret poll,
            Optional<InvitationCode> invite,
            Place place,
            Duration wait) {
        this.lobby = lobby;
        this.request = request;
        this.poll = poll;
        this.invite = invite;
        this.place = place;
        this.glance = System.nanoTime() + BETWEEN_GLANCES.toNanos();
        this.until = System.nanoTime() + wait.toNanos();
    }

    @Override
    public void seen(Optional<TelegramSession> session, Instant now) {
        Optional<Status> status = session.map(known -> known.status(now));
        if (status.filter(Status.PENDING::equals).isPresent() || !leave()) {
            return;
        }
        if (status.isEmpty()) {
            request.fail(new Refused(TelegramProblem.SESSION_UNKNOWN));
        } else if (status.get() == Status.APPROVED) {
            lobby.few().execute(this::enterAndAnswer);
        } else {
            request.answer(StatusBody.of(new Seen(status.get(), Optional.empty())));
        }
    }

    @Override
    public void failed(RuntimeException why) {
        if (leave()) {
            request.fail(why);
        }
    }

    @Override
    public void tick(long nanoTime) {
        boolean draining = lobby.drain().hasBegun();
        if (draining) {
            request.closeAfterwards();
        }
        if ((draining || nanoTime - until >= 0 || hasHungUp(nanoTime)) && leave()) {
            request.answer(StatusBody.PENDING);
        }
    }

    private void enterAndAnswer() {
        try {
            lobby.enterAndAnswer(request, poll, invite);
        } catch (RuntimeException | Error e) {
            request.fail(e);
        }
    }

    private boolean hasHungUp(long nanoTime) {
        if (nanoTime - glance < 0) {
            return false;
        }
        glance = nanoTime + BETWEEN_GLANCES.toNanos();
        return request.isGone();
    }

    private boolean leave() {
        place.close();
        return over.compareAndSet(false, true);
    }
}
