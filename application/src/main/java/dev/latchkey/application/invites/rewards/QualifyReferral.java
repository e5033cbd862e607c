package dev.latchkey.application.invites.rewards;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Looks whether a referral has earned a reward. */
public final class QualifyReferral {
    private final Optional<Rewards> rewards;
    private final RandomGenerator random;

    /**
     * Looks there.
     *
     * @param rewards empty if nobody rewards anything
     */
    public QualifyReferral(Optional<Rewards> rewards, RandomGenerator random) {
        this.rewards = rewards;
        this.random = random;
    }

    /**
     * To be called in the transaction that has written down a referral of the newcomer, or a contact that is proved:
     * whichever comes last earns the reward.
     */
    public void qualify(UserId newcomer, Instant now) {
        rewards.ifPresent(kept -> {
            boolean unused = kept.qualify(new UUID(random.nextLong(), random.nextLong()), newcomer, now);
        });
    }
}
