package dev.latchkey.application.invites;

import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.shared.Change;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What may be changed of a campaign that runs: all but its code, its inviter and what is taken. */
public record CampaignChanges(
        Change<Integer> quota, Change<Instant> expiresAt, Optional<Campaign.Start> start, Optional<Boolean> active) {

    public boolean isEmpty() {
        return !quota.wanted() && !expiresAt.wanted() && start.isEmpty() && active.isEmpty();
    }

    /**
     * The terms after the change.
     *
     * @throws dev.latchkey.domain.shared.InvalidValue if they cannot be
     */
    public Campaign on(Campaign terms) {
        OptionalInt newQuota = quota.value().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new Campaign(
                terms.code(),
                quota.wanted() ? newQuota : terms.quota(),
                expiresAt.wanted() ? expiresAt.value() : terms.expiresAt(),
                start.orElse(terms.start()),
                active.orElse(terms.active()));
    }
}
