package dev.latchkey.application.shared;

import dev.latchkey.domain.shared.Rate;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        List<RateCounters.Claim> claims = new ArrayList<>();
        for (Use use : uses) {
            for (Rate rate : rates.getOrDefault(use.limit(), List.of())) {
                claims.add(new RateCounters.Claim(use.limit().name(), use.key(), rate));
            }
        }
        if (claims.isEmpty()) {
            return;
        }
        counters.take(claims, clock.instant()).ifPresent(wait -> {
            throw Refused.retryAfter(Limit.valueOf(wait.claim().counter()).problem(), wait.duration());
        });
    }

    /**
     * One use of something that is limited.
     *
     * @param key for whom it is counted, e.g. a phone number
     */
    public record Use(Limit limit, String key) {

        /** Without the key, which may be a phone, because records end up in logs. */
        @Override
        public String toString() {
            return "Use[" + limit + "]";
        }
    }
}
