package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The updates of our bot, kept until they are handled, and remembered for a while so that none is handled twice. */
@Port
public interface WaitingUpdates {
    /** An update that has failed so often lets the later ones of its person pass: better out of order than never. */
    int PATIENCE = 5;

    /** Keeps those that are not known yet. */
    void add(List<WaitingUpdate> updates);

    /**
     * Takes up to so many that are due, the lowest number first. Nobody else gets them before the lease is over. Of one
     * person only one is out at a time, and the later ones wait for the earlier; others do not wait for them.
     */
    @Consumes
    List<WaitingUpdate> claim(int max, Duration lease, Instant now);

    /** Makes the leases of what was claimed begin anew. One that has got into other hands stays there. */
    void renew(List<WaitingUpdate> claimed, Duration lease, Instant now);

    /** What was claimed is done, and its text is erased. If it has got into other hands, that is their affair now. */
    void finish(WaitingUpdate claimed, Ending ending, Instant now);

    /** What was claimed is to be tried again then. If it has got into other hands, that is their affair now. */
    void repeat(WaitingUpdate claimed, Instant retryAt);

    Figures figures();

    /** How an update can end. */
    enum Ending {
        HANDLED,
        /** It failed again and again. */
        GIVEN_UP
    }

    /**
     * How many there are.
     *
     * @param givenUp of those that are still remembered
     * @param lastReceived of those that are still remembered
     */
    record Figures(int waiting, int givenUp, Optional<Instant> lastReceived) {}
}
