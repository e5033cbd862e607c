package dev.latchkey.application.login.phone;

import dev.latchkey.application.sessions.ProveSession;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.time.Instant;
import java.time.InstantSource;

/** Takes the code with which somebody shows that it is still them; their session counts as freshly proved then. */
public final class ConfirmProof {
    private final ClaimedCodes codes;
    private final ProveSession sessions;
    private final Transactions transactions;
    private final InstantSource clock;

    public ConfirmProof(ClaimedCodes codes, ProveSession sessions, Transactions transactions, InstantSource clock) {
        this.codes = codes;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void confirm(Caller caller, ChallengeId challenge, LoginCode typed, Origin origin) {
        Instant unused = codes.take(
                CodePurpose.PROOF,
                challenge,
                typed,
                caller,
                origin,
                taken -> transactions.inOne(() -> {
                    Instant now = clock.instant();
                    taken.use().accept(now);
                    sessions.prove(caller, origin, now);
                    return now;
                }));
    }
}
