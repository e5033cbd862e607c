package dev.latchkey.application.login.phone;

import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Optional;

/** Turns the right code into a session, once. */
public final class VerifyLoginCode {
    private final CodeChallenges challenges;
    private final CheckCode check;
    private final LookUpInvite lookUpInvite;
    private final PhoneDoor accounts;
    private final SignIn signIn;
    private final Limits limits;
    private final InstantSource clock;

    public VerifyLoginCode(
            CodeChallenges challenges,
            CheckCode check,
            LookUpInvite lookUpInvite,
            PhoneDoor accounts,
            SignIn signIn,
            Limits limits,
            InstantSource clock) {
        this.challenges = challenges;
        this.check = check;
        this.lookUpInvite = lookUpInvite;
        this.accounts = accounts;
        this.signIn = signIn;
        this.limits = limits;
        this.clock = clock;
    }

    public SignedIn verify(Attempt attempt, Origin origin) {
        limits.spend(new Limits.Use(Limit.GUESS_PER_IP, origin.network().key()));
        attempt.invite().ifPresent(code -> checkInvite(attempt.challenge(), code, origin));
        SpentGuess right = check.check(attempt.challenge(), CodePurpose.SIGN_IN, attempt.code(), origin);
        SignIn.Proof proof = new SignIn.Proof(AuthMethod.SMS, now -> {
            close(right);
            return accounts.enter(right.challenge().phone(), attempt.newcomer(), origin, now);
        });
        try {
            return signIn.grant(proof, attempt.invite(), origin);
        } catch (Refused | InvalidValue refused) {
            // The code was right all the same, so nobody is locked out for it.
            challenges.forgive(right, clock.instant());
            throw refused;
        }
    }

    /** A wrong invite code is told before the login code is spent; but only to those who have a challenge to lose. */
    private void checkInvite(ChallengeId id, InvitationCode code, Origin origin) {
        if (!challenges.isOpen(id, CodePurpose.SIGN_IN, clock.instant())) {
            throw new Refused(LoginProblem.CODE_GONE);
        }
        lookUpInvite.check(code, origin);
    }

    private void close(SpentGuess right) {
        if (!challenges.close(right, clock.instant())) {
            throw new Refused(LoginProblem.CODE_GONE);
        }
    }

    /**
     * Somebody who says they have received a code.
     *
     * @param invite the code of whoever invited them
     * @param newcomer what they say of themselves if this is their first time
     */
    public record Attempt(
            ChallengeId challenge, LoginCode code, Optional<? extends InvitationCode> invite, Newcomer newcomer) {}
}
