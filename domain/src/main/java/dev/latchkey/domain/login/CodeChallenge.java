package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A code that was sent and waits to be typed.
 *
 * @param claimant the account for which it was asked, and for which alone it is good; empty for codes to sign in with
 * @param guesses how many guesses it takes at most
 * @param expiresAt the first moment at which the code is worth nothing
 */
public record CodeChallenge(
        ChallengeId id,
        CodePurpose purpose,
        PhoneNumber phone,
        Optional<UserId> claimant,
        CodeHash hash,
        int guesses,
        Instant expiresAt) {

    /** A code that is good for whoever has the phone. */
    public CodeChallenge(
            ChallengeId id, CodePurpose purpose, PhoneNumber phone, CodeHash hash, int guesses, Instant expiresAt) {
        this(id, purpose, phone, Optional.empty(), hash, guesses, expiresAt);
    }
}
