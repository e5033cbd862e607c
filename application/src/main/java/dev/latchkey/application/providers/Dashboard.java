package dev.latchkey.application.providers;

import dev.latchkey.domain.sessions.AuthMethod;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a provider does.
 *
 * @param stats the whole of the days
 * @param series each of the days, in their order
 */
public record Dashboard(Provider provider, DayRange range, Figures stats, List<Day> series) {

    public Dashboard {
        series = List.copyOf(series);
    }

    /** One day, also one on which nothing happened. */
    public record Day(LocalDate date, Figures figures) {}

    /**
     * What was counted; see {@link ProviderNumbers} for what the words mean.
     *
     * @param signIns by their doors, with every door there is
     */
    public record Figures(int invited, int opened, int verified, int active, Map<AuthMethod, Integer> signIns) {
        static final Figures NONE = new Figures(0, 0, 0, 0, Map.of());

        public Figures {
            Map<AuthMethod, Integer> all = new EnumMap<>(AuthMethod.class);
            for (AuthMethod door : AuthMethod.values()) {
                all.put(door, signIns.getOrDefault(door, 0));
            }
            signIns = Collections.unmodifiableMap(all);
        }

        public int allSignIns() {
            return signIns.values().stream().mapToInt(Integer::intValue).sum();
        }

        Figures plus(Figures more) {
            Map<AuthMethod, Integer> doors = new EnumMap<>(signIns);
            more.signIns.forEach((door, count) -> doors.merge(door, count, Integer::sum));
            return new Figures(
                    invited + more.invited,
                    opened + more.opened,
                    verified + more.verified,
                    active + more.active,
                    doors);
        }
    }
}
