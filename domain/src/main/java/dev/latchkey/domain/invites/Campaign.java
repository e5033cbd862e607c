package dev.latchkey.domain.invites;

import dev.latchkey.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The terms on which a campaign's code lets people in.
 *
 * @param quota how many may enter it; empty for any number
 * @param expiresAt from when on nobody may; empty for never
 * @param start what newcomers start as
 * @param active whether it is switched on
 */
public record Campaign(CampaignCode code, OptionalInt quota, Optional<Instant> expiresAt, Start start, boolean active) {
    public static final int LARGEST_QUOTA = 1_000_000_000;

    public Campaign {
        if (quota.isPresent() && (quota.getAsInt() < 1 || quota.getAsInt() > LARGEST_QUOTA)) {
            throw new InvalidValue("quota", "field.range", "must be from 1 to " + LARGEST_QUOTA);
        }
    }

    /** Whether there is a place left, if so many are taken. A question for people; the store decides for itself. */
    public boolean isOpen(int used, Instant now) {
        return active
                && (quota.isEmpty() || used < quota.getAsInt())
                && expiresAt.map(now::isBefore).orElse(true);
    }

    /** What a code may make of a newcomer. Never more than people may say of themselves. */
    public enum Start {
        STUDENT,
        TEACHER
    }
}
