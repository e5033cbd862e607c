package dev.latchkey.application.invites.rewards;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which referrals have earned a reward, and whether its receiver knows. */
@Port
public interface Rewards {

    /**
     * Writes down that the newcomer's referral has earned a reward: if they came through somebody, are neither banned nor
     * deleted, and have a phone, a Telegram account or an address that is proved. True once in the life of a referral. Joins
     * the transaction that is running. Of two that record the referral and prove the contact at the same moment, one gets
     * true.
     */
    @Consumes
    boolean qualify(UUID id, UserId newcomer, Instant now);

    /**
     * Takes up to so many events that are due, oldest first. Nobody else gets them before the lease is over; one whose lease
     * runs out without {@link #settle} is due again.
     */
    @Consumes
    List<RewardEvent> claim(int max, Duration lease, Instant now);

    /** Ends what was claimed. What somebody else has claimed meanwhile stays theirs, unless the receiver has it now. */
    void settle(List<Attempt> attempts, Instant now);

    /**
     * One attempt to deliver.
     *
     * @param number which attempt at the event it was
     * @param retryAt when to try again; only for {@link Outcome#AGAIN}
     */
    record Attempt(UUID id, int number, Outcome outcome, Instant retryAt) {}

    /** What became of an attempt. */
    enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** The receiver may have it or not; it is sent once more. */
        AGAIN,
        GIVEN_UP
    }
}
