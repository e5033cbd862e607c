package dev.latchkey.telegram;

import java.time.Duration;
import java.util.Optional;

/**
 * The Bot API did not do what it was asked. Neither the address that was asked nor what it was made of is in it: the token is
 * a part of the address.
 */
public final class BotTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Optional<Duration> wait;

    BotTrouble(Kind kind, String description, Optional<Duration> wait) {
        super(kind + ": " + description, null, false, true);
        this.kind = kind;
        this.wait = wait;
    }

    public Kind kind() {
        return kind;
    }

    /** How long to leave it alone, if that was said. */
    public Optional<Duration> retryAfter() {
        return wait;
    }

    /** What sort of trouble it is, which decides what to do. */
    public enum Kind {
        /** The token was revoked, or never was one. Nothing helps but another. */
        TOKEN_WRONG,
        /** This person cannot be written to: they blocked the bot, or never started it. Take another way to them. */
        CHAT_CLOSED,
        /** Somebody else fetches updates, or a webhook is set. */
        CONFLICT,
        /** Too often; wait. */
        TOO_MANY,
        /** A mistake of ours. */
        WRONG_CALL,
        /** No answer, or none that can be understood. Whether it was done is not known. */
        AWAY
    }
}
