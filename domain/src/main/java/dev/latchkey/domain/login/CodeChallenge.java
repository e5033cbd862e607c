package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Instant;

/**
 * A code that was sent and waits to be typed.
 *
 * @param guesses how many guesses it takes at most
 * @param expiresAt the first moment at which the code is worth nothing
 */
public record CodeChallenge(
        ChallengeId id, CodePurpose purpose, PhoneNumber phone, CodeHash hash, int guesses, Instant expiresAt) {}
