package dev.latchkey.domain.login;

import java.time.Duration;
import java.time.Instant;

/**
 * What is remembered of wrong guesses, seen by one who asks for a code for a phone from a network.
 *
 * @param wrongForPhone wrong guesses at this phone within {@link CodeRules#MEMORY}, from anywhere
 * @param wrongFromNetwork wrong guesses from this network within {@link CodeRules#MEMORY}, at any phone
 * @param lockedUntil until when strangers cannot sign in by code with this phone; in the past if they can
 * @param networkLockedUntil the same for a network that has signed in with this phone before
 */
public record GuessRecord(int wrongForPhone, int wrongFromNetwork, Instant lockedUntil, Instant networkLockedUntil) {

    /** How long is still to wait, for strangers or for a network that is known for this phone. Zero if it is not locked. */
    public Duration wait(boolean knownNetwork, Instant now) {
        Instant until = knownNetwork ? networkLockedUntil : lockedUntil;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
