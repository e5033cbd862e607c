package dev.latchkey.application.shared;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets things be done as often as the limits allow. */
public final class Limits {
    private final RateCounters counters;
    private final Map<Limit, List<Rate>> rates;
    private final InstantSource clock;

    /**
     * Limits by those rates.
     *
     * @param rates the rates in force; a limit without rates is switched off
     */
    public Limits(RateCounters counters, Map<Limit, List<Rate>> rates, InstantSource clock) {
        this.counters = counters;
        this.rates = Map.copyOf(rates);
        this.clock = clock;
    }

    /** Takes one from each of the limits, or refuses with the time to wait and takes none. */
    public void spend(Use... uses) {
        take(List.of(uses)).ifPresent(reached -> {
            throw reached.refusal();
        });
    }

    /** Takes one from each of the limits; or none, and tells which of them has to be waited for. */
    public Optional<Reached> take(List<Use> uses) {
        List<RateCounters.Claim> claims = new ArrayList<>();
        for (Use use : uses) {
            for (Rate rate : rates.getOrDefault(use.limit(), List.of())) {
                claims.add(new RateCounters.Claim(use.limit().name(), use.key(), rate));
            }
        }
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        return counters.take(claims, clock.instant())
                .map(wait -> new Reached(Limit.valueOf(wait.claim().counter()), wait.duration()));
    }

    /** A limit that does not allow any more now. */
    public record Reached(Limit limit, Duration pause) {

        /** The no that follows from it. */
        public Refused refusal() {
            return Refused.retryAfter(limit.problem(), pause);
        }
    }

    /**
     * One use of something that is limited.
     *
     * @param key for whom it is counted, e.g. a phone number
     */
    public record Use(Limit limit, String key) {

        /** One that is counted for an account. */
        public Use(Limit limit, UserId account) {
            this(limit, Long.toString(account.value()));
        }

        /** Without the key, which may be a phone, because records end up in logs. */
        @Override
        public String toString() {
            return "Use[" + limit + "]";
        }
    }
}
