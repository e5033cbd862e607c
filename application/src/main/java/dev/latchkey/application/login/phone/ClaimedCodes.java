package dev.latchkey.application.login.phone;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes codes that are good for the account alone for which they were asked. */
public final class ClaimedCodes {
    private final CodeChallenges challenges;
    private final CheckCode check;
    private final InstantSource clock;

    public ClaimedCodes(CodeChallenges challenges, CheckCode check, InstantSource clock) {
        this.challenges = challenges;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Checks the code and lets the work use it up. Whatever the answer is, a guess is spent for it; a right one is taken
     * back when the work is refused.
     *
     * @throws Refused {@link LoginProblem#CODE_GONE}, {@link LoginProblem#LOCKED} or {@link LoginProblem#CODE_WRONG}
     */
    <T> T take(
            CodePurpose purpose,
            ChallengeId id,
            LoginCode typed,
            Caller caller,
            Origin origin,
            Function<Taken, T> work) {
        SpentGuess right = check.check(id, purpose, typed, origin);
        try {
            if (!right.challenge().claimant().equals(Optional.of(caller.user()))) {
                throw new Refused(LoginProblem.CODE_GONE);
            }
            return work.apply(new Taken(right.challenge().phone(), now -> close(right, now)));
        } catch (Refused | InvalidValue refused) {
            challenges.forgive(right, clock.instant());
            throw refused;
        }
    }

    private void close(SpentGuess right, Instant now) {
        if (!challenges.close(right, now)) {
            throw new Refused(LoginProblem.CODE_GONE);
        }
    }

    /**
     * A phone that was proved by a right code.
     *
     * @param use makes the code worthless from here on, or refuses because it is already; to be called in the transaction
     *     of what the code was for
     */
    record Taken(PhoneNumber phone, Consumer<Instant> use) {}
}
