package dev.latchkey.bootstrap.config;

import dev.latchkey.application.shared.Limit;
import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often things may be done.
 *
 * @param rates those in force; a limit that is not among them is off
 */
public record LimitsConfig(boolean on, Map<Limit, List<Rate>> rates) {

    public LimitsConfig {
        rates = Map.copyOf(rates);
    }

    static LimitsConfig from(Values values) {
        boolean on = values.get(Settings.LIMITS);
        Map<Limit, List<Rate>> rates = new EnumMap<>(Limit.class);
        if (on) {
            Settings.RATES.forEach((limit, setting) -> rates.put(limit, values.get(setting)));
        }
        // A rule of codes rather than a limit: it is the time that clients are told, so it holds either way.
        Duration resendAfter = values.get(Settings.LOGIN_CODE_RESEND_AFTER);
        rates.put(Limit.CODE_RESEND, resendAfter.isZero() ? List.of() : List.of(new Rate(1, resendAfter)));
        rates.values().removeIf(List::isEmpty);
        return new LimitsConfig(on, rates);
    }
}
