package dev.latchkey.application.invites.rewards;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A referral that has earned a reward. However often it is sent, it says the same.
 *
 * @param id the same at every attempt, by which its receiver knows it again
 * @param code which the newcomer entered
 * @param joinedAt when they entered it
 * @param attempts how often it was claimed, the claim that gave it out included
 */
public record RewardEvent(
        UUID id, UserId newcomer, UserId inviter, String code, Instant joinedAt, Instant qualifiedAt, int attempts) {}
