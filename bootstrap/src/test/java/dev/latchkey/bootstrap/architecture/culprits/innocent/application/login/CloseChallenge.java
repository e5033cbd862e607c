package dev.latchkey.bootstrap.architecture.culprits.innocent.application.login;

import dev.latchkey.bootstrap.architecture.culprits.innocent.application.shared.Transactions;
import java.time.Instant;
import java.time.InstantSource;

public final class CloseChallenge {
    private final Challenges challenges;
    private final Transactions transactions;
    private final InstantSource clock;

    public CloseChallenge(Challenges challenges, Transactions transactions, InstantSource clock) {
        this.challenges = challenges;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Instant close(String id) {
        return transactions.inOne(() -> challenges.close(id) ? clock.instant() : Instant.MAX);
    }
}
