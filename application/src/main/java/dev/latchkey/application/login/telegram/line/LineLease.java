package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who of all instances is at the line to Telegram: one at most, for Telegram lets two of them take from each other. */
@Port
public interface LineLease {

    /**
     * Takes the line, or keeps it, for that long. Empty while another has it, or while it is to be left alone.
     *
     * @param holder the name of the instance
     */
    @Consumes
    Optional<Tenure> take(String holder, Duration duration, Instant now);

    /** Remembers from which update on to ask. False if the line has got into other hands. */
    @Consumes
    boolean advance(String holder, long next, Instant now);

    /** Remembers what the webhook was last set to. False if the line has got into other hands. */
    @Consumes
    boolean mark(String holder, String webhook);

    /** Lets the line go, if it is that instance's. Nobody takes it before that time. */
    void release(String holder, Instant notBefore);

    /** Who has it now. */
    Optional<Held> held(Instant now);

    /**
     * What whoever comes to the line goes on from.
     *
     * @param next the first update that was not kept yet
     * @param movedAt when that was found out
     * @param webhook what the webhook was last set to
     */
    record Tenure(long next, Instant movedAt, Optional<String> webhook) {
        /** After a week without updates Telegram may go on from any number, also a lower one. */
        private static final Duration NUMBERS_GO_ON = Duration.ofDays(5);

        /** From which update on to ask. Zero asks for whatever was not confirmed, and confirms nothing. */
        public long offset(Instant now) {
            return now.isBefore(movedAt.plus(NUMBERS_GO_ON)) ? next : 0;
        }
    }

    /** An instance that has the line, unless it comes to grief before that. */
    record Held(String holder, Instant until) {}
}
