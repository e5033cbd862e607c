package dev.latchkey.application.login.phone;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.messages.fraud.NoteTyped;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;

/** Compares a typed code with the one that was sent. Whatever the answer is, a guess is spent for it. */
public final class CheckCode {
    private final CodeChallenges challenges;
    private final CodeHasher hasher;
    private final CodeRules rules;
    private final GuessGate gate;
    private final NoteTyped typed;
    private final RecordAudit audit;
    private final InstantSource clock;

    public CheckCode(
            CodeChallenges challenges,
            CodeHasher hasher,
            CodeRules rules,
            RecogniseNetwork recognise,
            NoteTyped typed,
            RecordAudit audit,
            InstantSource clock) {
        this.challenges = challenges;
        this.hasher = hasher;
        this.rules = rules;
        this.gate = new GuessGate(recognise);
        this.typed = typed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The guess that was right, whose challenge is still to be closed. Must not be called in a transaction: a refusal would
     * give the guess back.
     *
     * @throws Refused {@link LoginProblem#CODE_GONE}, {@link LoginProblem#LOCKED} or {@link LoginProblem#CODE_WRONG}
     */
    public SpentGuess check(ChallengeId id, CodePurpose purpose, LoginCode code, Origin origin) {
        SpentGuess guess = challenges
                .spendGuess(id, purpose, origin.network(), rules, clock.instant())
                .orElseThrow(() -> new Refused(LoginProblem.CODE_GONE));
        CodeChallenge challenge = guess.challenge();
        Map<String, String> phone = Map.of("phone", challenge.phone().masked());
        try {
            gate.pass(guess.before(), challenge.phone(), origin, guess.at());
        } catch (Refused locked) {
            audit.stranger(AuditAction.CODE_LOCKED, origin, phone);
            throw locked;
        }
        if (!hasher.isRight(challenge, code)) {
            audit.stranger(AuditAction.CODE_WRONG, origin, phone);
            throw Refused.withAttemptsLeft(LoginProblem.CODE_WRONG, guess.left());
        }
        typed.note(CodeMessage.idOf(id), code.digits(), guess.at());
        return guess;
    }
}
