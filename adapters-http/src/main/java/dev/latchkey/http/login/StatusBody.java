package dev.latchkey.http.login;

import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.http.sessions.AuthBody;
import java.util.Optional;

/** How a Telegram session is, and once the tokens. */
record StatusBody(String status, Optional<AuthBody> auth) {
    static final StatusBody PENDING = new StatusBody(word(Status.PENDING), Optional.empty());

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
