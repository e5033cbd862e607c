package dev.latchkey.http.login;

import dev.latchkey.application.login.telegram.push.BeginTelegramSession;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.login.telegram.push.WaitingPages.Place;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import dev.latchkey.http.Suspended;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;

/** Sign in on a page by saying yes to the bot. The id of a session is the secret of its page. */
public final class TelegramSessionRoutes implements Routes {
    private static final int LONGEST_WAIT = 25;

    private final BeginTelegramSession begin;
    private final Lobby lobby;

    public TelegramSessionRoutes(BeginTelegramSession begin, Lobby lobby) {
        this.begin = begin;
        this.lobby = lobby;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/telegram/sessions", this::begin);
        endpoints.laterOnce("/auth/telegram/sessions/{session_id}", this::look);
        endpoints.later("/auth/telegram/sessions/{session_id}/events", this::events);
    }

    private void begin(Context ctx) {
        BeginBody body = Json.body(ctx, BeginBody.class);
        BeginTelegramSession.Waiting waiting =
                begin.begin(body.phone(), body.inviteCode().map(InvitationCode::typed), Origins.of(ctx));
        ctx.status(HttpStatus.CREATED).json(WaitingBody.of(waiting));
    }

    private void look(Suspended request) {
        Duration wait = Duration.ofSeconds(
                Params.number(request, "wait", 0, LONGEST_WAIT).orElse(0));
        TelegramSecret poll = poll(request);
        if (wait.isZero() || lobby.drain().hasBegun()) {
            lobby.lookAndAnswer(request, poll);
            return;
        }
        // The place comes first, so that what happens while we look is not missed.
        Place place = lobby.pages().enter(poll.hash(Use.POLL), request.origin().network());
        try {
            Known known = lobby.follow().watch(poll);
            request.waits();
            place.listen(
                    known.session(),
                    new LongPoll(lobby, request, poll, known.context().invite(), place, wait));
        } catch (RuntimeException | Error e) {
            place.close();
            throw e;
        }
    }

    private void events(Suspended request) {
        TelegramSecret poll = poll(request);
        int heard = PageEvents.heard(request.header("Last-Event-ID"));
        if (request.isHead()) {
            Known unused = lobby.follow().watch(poll);
            request.stream().end();
            return;
        }
        if (PageEvents.isLast(heard)) {
            Known unused = lobby.follow().watch(poll);
            // Browsers come back whenever a stream has ended, unless they are told that there is nothing.
            request.answerNothing();
            return;
        }
        Place place = lobby.pages().enter(poll.hash(Use.POLL), request.origin().network());
        try {
            TelegramSession session = lobby.follow().watch(poll).session();
            request.waits();
            place.listen(session, new PageEvents(request.stream(), place, lobby.drain(), heard));
        } catch (RuntimeException | Error e) {
            place.close();
            throw e;
        }
    }

    private static TelegramSecret poll(Suspended request) {
        return TelegramSecret.parse(request.path("session_id"))
                .orElseThrow(() -> new Refused(TelegramProblem.SESSION_UNKNOWN));
    }

    record BeginBody(Optional<String> phone, Optional<String> inviteCode) {
        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "BeginBody[***]";
        }
    }

    record WaitingBody(String sessionId, long expiresIn, String botUrl, String matchCode) {
        static WaitingBody of(BeginTelegramSession.Waiting waiting) {
            return new WaitingBody(
                    waiting.poll().text(),
                    waiting.life().toSeconds(),
                    waiting.bot().toString(),
                    waiting.match().digits());
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "WaitingBody[***]";
        }
    }
}
