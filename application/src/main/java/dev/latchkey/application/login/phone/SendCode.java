package dev.latchkey.application.login.phone;

import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Sends a code to a phone, within the limits, and makes the older code for the same purpose useless. */
public final class SendCode {
    private final CodeChallenges challenges;
    private final IssueCode issue;
    private final AdmitCode admit;
    private final OutsideOfTexts outside;
    private final QueueMessage queue;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * Sends codes that may be sent.
     *
     * @param outside what there is besides texts
     */
    public SendCode(
            CodeChallenges challenges,
            IssueCode issue,
            AdmitCode admit,
            OutsideOfTexts outside,
            QueueMessage queue,
            Transactions transactions,
            InstantSource clock) {
        this.challenges = challenges;
        this.issue = issue;
        this.admit = admit;
        this.outside = outside;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends a code that is good for whoever has the phone. */
    SentCode send(CodePurpose purpose, PhoneNumber phone, Origin origin) {
        try {
            return send(purpose, phone, Optional.empty(), origin);
        } catch (Refused refused) {
            throw refused.offering(outside.waysIn());
        }
    }

    /** Sends a code that is good for that account alone. */
    SentCode send(CodePurpose purpose, PhoneNumber phone, Caller claimant, Origin origin) {
        return send(purpose, phone, Optional.of(claimant), origin);
    }

    private SentCode send(CodePurpose purpose, PhoneNumber phone, Optional<Caller> caller, Origin origin) {
        Instant now = clock.instant();
        Optional<UserId> claimant = caller.map(Caller::user);
        GuessRecord guesses = challenges.guessesAt(phone, origin.network(), now);
        Optional<LoginCode> known = outside.testNumbers()
                .codeOf(phone, purpose, now)
                .filter(code ->
                        caller.map(Caller::role).map(TestNumbers::mayBelongTo).orElse(true));
        if (known.isPresent()) {
            IssueCode.IssuedCode issued = issue.issue(known.get(), purpose, phone, claimant, origin);
            admit.admitTest(issued.message(), guesses, origin);
            return transactions.inOne(() -> opened(issued));
        }
        IssueCode.IssuedCode issued = issue.issue(purpose, phone, claimant, guesses, origin);
        admit.admit(issued.message(), guesses, origin);
        return transactions.inOne(() -> {
            queue.queue(issued.message());
            return opened(issued);
        });
    }

    private SentCode opened(IssueCode.IssuedCode issued) {
        challenges.open(issued.challenge());
        return issued.sent();
    }
}
