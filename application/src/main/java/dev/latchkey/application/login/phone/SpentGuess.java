package dev.latchkey.application.login.phone;

import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;

/**
 * One guess that may be looked at, if the phone is not locked.
 *
 * @param left how many guesses the challenge still takes
 * @param before the locks that held before this guess was counted
 * @param network where the guess came from
 * @param at when it was spent
 */
public record SpentGuess(CodeChallenge challenge, int left, GuessRecord before, Network network, Instant at) {

    /** Whether the guess was counted against strangers: it is not while they are locked out. */
    public boolean countedForPhone() {
        return !before.lockedUntil().isAfter(at);
    }

    /** Whether the guess was counted against its network: it is not while that is locked out. */
    public boolean countedForNetwork() {
        return !before.networkLockedUntil().isAfter(at);
    }
}
