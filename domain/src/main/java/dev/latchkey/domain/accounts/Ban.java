package dev.latchkey.domain.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a ban. An operator who bans by hand may leave everything out.
 *
 * @param until when it ends by itself; empty if somebody has to lift it
 */
public record Ban(Optional<BanReason> reason, Optional<UserId> by, Optional<Instant> since, Optional<Instant> until) {

    /** Whether it does not count any more. */
    public boolean isOver(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }
}
