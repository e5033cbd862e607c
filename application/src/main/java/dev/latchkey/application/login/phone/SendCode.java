package dev.latchkey.application.login.phone;

import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.GuessRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Sends a code to a phone, within the limits, and makes the older code for the same purpose useless. */
public final class SendCode {
    private final CodeChallenges challenges;
    private final IssueCode issue;
    private final GuessGate gate;
    private final Limits limits;
    private final QueueMessage queue;
    private final Transactions transactions;
    private final InstantSource clock;

    public SendCode(
            CodeChallenges challenges,
            IssueCode issue,
            RecogniseNetwork recognise,
            Limits limits,
            QueueMessage queue,
            Transactions transactions,
            InstantSource clock) {
        this.challenges = challenges;
        this.issue = issue;
        this.gate = new GuessGate(recognise);
        this.limits = limits;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends a code that is good for whoever has the phone. */
    SentCode send(CodePurpose purpose, PhoneNumber phone, Origin origin) {
        return send(purpose, phone, Optional.empty(), origin);
    }

    /** Sends a code that is good for that account alone. */
    SentCode send(CodePurpose purpose, PhoneNumber phone, UserId claimant, Origin origin) {
        return send(purpose, phone, Optional.of(claimant), origin);
    }

    private SentCode send(CodePurpose purpose, PhoneNumber phone, Optional<UserId> claimant, Origin origin) {
        Instant now = clock.instant();
        GuessRecord guesses = challenges.guessesAt(phone, origin.network(), now);
        gate.pass(guesses, phone, origin, now);
        limits.spend(
                new Limits.Use(Limit.CODE_RESEND, phone.e164()),
                new Limits.Use(Limit.CODE_PER_PHONE, phone.e164()),
                new Limits.Use(Limit.CODE_PER_IP, origin.network().key()),
                new Limits.Use(Limit.CODE_PER_PREFIX, phone.prefix()),
                new Limits.Use(Limit.CODE_IN_ALL, "all"));
        IssueCode.IssuedCode issued = issue.issue(purpose, phone, claimant, guesses, origin);
        return transactions.inOne(() -> {
            challenges.open(issued.challenge());
            queue.queue(issued.message());
            return issued.sent();
        });
    }
}
