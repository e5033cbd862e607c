package dev.latchkey.application.login.phone;

import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes up a code: the challenge that is kept and the message that carries it. */
public final class IssueCode {
    private final CodeRules rules;
    private final CodeHasher hasher;
    private final CodeTexts texts;
    private final RandomGenerator random;
    private final Language usualLanguage;
    private final InstantSource clock;

    /**
     * Codes by those rules.
     *
     * @param usualLanguage spoken to those who ask for no language
     */
    public IssueCode(
            CodeRules rules,
            CodeHasher hasher,
            CodeTexts texts,
            RandomGenerator random,
            Language usualLanguage,
            InstantSource clock) {
        this.rules = rules;
        this.hasher = hasher;
        this.texts = texts;
        this.random = random;
        this.usualLanguage = usualLanguage;
        this.clock = clock;
    }

    IssuedCode issue(
            CodePurpose purpose, PhoneNumber phone, Optional<UserId> claimant, GuessRecord guesses, Origin origin) {
        return issue(LoginCode.random(rules.lengthFor(guesses), random), purpose, phone, claimant, origin);
    }

    /** The same with a code that was not made up. */
    IssuedCode issue(LoginCode code, CodePurpose purpose, PhoneNumber phone, Optional<UserId> claimant, Origin origin) {
        Instant now = clock.instant();
        Instant expiresAt = rules.expiryOf(now);
        ChallengeId id = ChallengeId.random(random);
        return new IssuedCode(
                new CodeChallenge(
                        id,
                        purpose,
                        phone,
                        claimant,
                        hasher.hash(id, purpose, phone, code),
                        rules.guesses(),
                        expiresAt),
                new OutgoingMessage(
                        CodeMessage.idOf(id),
                        phone,
                        messageFor(purpose),
                        texts.text(purpose, code, origin.language().orElse(usualLanguage)),
                        now,
                        expiresAt),
                new SentCode(id, code.digits().length(), rules.lifetime(), rules.resendAfter()));
    }

    private static MessagePurpose messageFor(CodePurpose purpose) {
        return switch (purpose) {
            case SIGN_IN -> MessagePurpose.SIGN_IN_CODE;
            case PHONE_CHANGE -> MessagePurpose.PHONE_CHANGE_CODE;
            case PROOF -> MessagePurpose.PROOF_CODE;
        };
    }

    /** A code in its three shapes: what is kept, what is sent, and what the client is told. */
    record IssuedCode(CodeChallenge challenge, OutgoingMessage message, SentCode sent) {}
}
