package dev.latchkey.application.login.phone;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Counts;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes that wait to be typed, and the memory of wrong guesses, which belongs to the phone and outlives every code.
 *
 * <p>A guess counts as wrong from the moment it is spent until {@link #close} says that it was right. So a guess whose
 * request dies on the way stays counted.
 */
@Port
public interface CodeChallenges {

    /** Keeps the challenge in place of the one that the same phone had for the same purpose and claimant, if any. */
    void open(CodeChallenge challenge);

    /** Whether the challenge could still be closed. Decides nothing; spares the client a wasted guess. */
    boolean isOpen(ChallengeId id, CodePurpose purpose, Instant now);

    /** What is remembered of guesses at this phone and from this network. */
    GuessRecord guessesAt(PhoneNumber phone, Network network, Instant now);

    /**
     * Takes one guess from the challenge and counts it for the phone and for the network. Two callers never share a guess.
     * Empty if the challenge is unknown, for another purpose, closed, too old, or out of guesses; nothing is counted then.
     */
    @Counts
    Optional<SpentGuess> spendGuess(ChallengeId id, CodePurpose purpose, Network network, CodeRules rules, Instant now);

    /**
     * Takes back a guess that was right but did not end its challenge, as {@link #close} does for the one that did: whoever
     * knew the code has not guessed wrong. To be called at most once for a guess.
     */
    void forgive(SpentGuess right, Instant now);

    /**
     * Ends the challenge that the guess was right for, and takes the guess back where it was counted, with the lock if it
     * brought one. True for exactly one caller, however many try at once. Joins the transaction that is running, if there
     * is one.
     */
    @Consumes
    boolean close(SpentGuess right, Instant now);
}
