package dev.latchkey.application.login.phone;

import dev.latchkey.application.login.Door;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Optional;

/** Turns the right code into a session for providers only, and never opens an account. */
public final class VerifyProviderCode {
    private final CodeChallenges challenges;
    private final CheckCode check;
    private final PhoneDoor accounts;
    private final SignIn signIn;
    private final Limits limits;
    private final InstantSource clock;

    public VerifyProviderCode(
            CodeChallenges challenges,
            CheckCode check,
            PhoneDoor accounts,
            SignIn signIn,
            Limits limits,
            InstantSource clock) {
        this.challenges = challenges;
        this.check = check;
        this.accounts = accounts;
        this.signIn = signIn;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Signs the provider in.
     *
     * @throws Refused {@link ProviderProblem#NONE} if the phone is not that of a provider; the code stays good
     */
    public SignedIn verify(ChallengeId id, LoginCode code, Origin origin) {
        limits.spend(new Limits.Use(Limit.GUESS_PER_IP, origin.network().key()));
        SpentGuess right = check.check(id, CodePurpose.SIGN_IN, code, origin);
        SignIn.Proof proof = new SignIn.Proof(AuthMethod.SMS, now -> {
            if (!challenges.close(right, now)) {
                throw new Refused(LoginProblem.CODE_GONE);
            }
            return accounts.find(right.challenge().phone(), origin, now)
                    .map(Door.PROVIDERS::admit)
                    .orElseThrow(() -> new Refused(ProviderProblem.NONE));
        });
        try {
            return signIn.grant(proof, Optional.empty(), origin);
        } catch (Refused refused) {
            // The code was right all the same, so nobody is locked out for it.
            challenges.forgive(right, clock.instant());
            throw refused;
        }
    }
}
