package dev.latchkey.http.login;

import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import dev.latchkey.http.sessions.AuthBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.OptionalInt;

/** Sign in on a page by saying yes to the bot. The id of a session is the secret of its page. */
public final class TelegramSessionRoutes implements Routes {
    private static final int LONGEST_WAIT = 25;

    private final BeginTelegramSession begin;
    private final FollowTelegramSession follow;

    public TelegramSessionRoutes(BeginTelegramSession begin, FollowTelegramSession follow) {
        this.begin = begin;
        this.follow = follow;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/telegram/sessions", this::begin);
        endpoints.getOnce("/auth/telegram/sessions/{session_id}", this::look);
    }

    private void begin(Context ctx) {
        BeginBody body = Json.body(ctx, BeginBody.class);
        BeginTelegramSession.Waiting waiting =
                begin.begin(body.phone(), body.inviteCode().map(InvitationCode::typed), Origins.of(ctx));
        ctx.status(HttpStatus.CREATED).json(WaitingBody.of(waiting));
    }

    private void look(Context ctx) {
        // Answered at once, however long the page would wait.
        OptionalInt unused = Params.number(ctx, "wait", 0, LONGEST_WAIT);
        TelegramSecret poll = TelegramSecret.parse(ctx.pathParam("session_id"))
                .orElseThrow(() -> new Refused(TelegramProblem.SESSION_UNKNOWN));
        ctx.json(StatusBody.of(follow.look(poll, Origins.of(ctx))));
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

    record StatusBody(String status, Optional<AuthBody> auth) {
        static StatusBody of(FollowTelegramSession.Seen seen) {
            return new StatusBody(word(seen.status()), seen.signedIn().map(StatusBody::auth));
        }

        private static AuthBody auth(SignedIn in) {
            return AuthBody.of(in.user(), in.tokens(), in.isNew());
        }

        private static String word(Status status) {
            return switch (status) {
                case PENDING -> "pending";
                case APPROVED, CLAIMED -> "approved";
                case REJECTED -> "rejected";
                case EXPIRED -> "expired";
            };
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "StatusBody[***]";
        }
    }
}
