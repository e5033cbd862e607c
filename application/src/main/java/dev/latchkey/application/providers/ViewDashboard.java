package dev.latchkey.application.providers;

import dev.latchkey.application.providers.Dashboard.Day;
import dev.latchkey.application.providers.Dashboard.Figures;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows providers whom they have brought, what became of them, and how often they come back. */
public final class ViewDashboard {
    /** Who has used a session within this time counts as active. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final Providers providers;
    private final ProviderNumbers numbers;
    private final Limits limits;
    private final InstantSource clock;

    public ViewDashboard(Providers providers, ProviderNumbers numbers, Limits limits, InstantSource clock) {
        this.providers = providers;
        this.numbers = numbers;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The caller's numbers for those days.
     *
     * @param from 30 days up to {@code to} if empty
     * @param to today if empty
     * @throws Refused {@link ProviderProblem#NONE} if the caller is no provider
     */
    public Dashboard view(Caller caller, Optional<LocalDate> from, Optional<LocalDate> to) {
        Provider provider = providers.find(caller.user()).orElseThrow(() -> new Refused(ProviderProblem.NONE));
        Instant now = clock.instant();
        DayRange range = DayRange.asked(from, to, now);
        limits.spend(new Limits.Use(Limit.DASHBOARD_PER_ACCOUNT, caller.user()));
        Map<LocalDate, Figures> counted = counted(caller.user(), range, now.minus(LATELY));
        List<Day> series = range.days()
                .map(day -> new Day(day, counted.getOrDefault(day, Figures.NONE)))
                .toList();
        Figures stats = series.stream().map(Day::figures).reduce(Figures.NONE, Figures::plus);
        return new Dashboard(provider, range, stats, series);
    }

    private Map<LocalDate, Figures> counted(UserId inviter, DayRange range, Instant activeSince) {
        Map<LocalDate, Figures> counted = new HashMap<>();
        numbers.joined(inviter, range, activeSince)
                .forEach(day -> add(
                        counted,
                        day.day(),
                        new Figures(day.invited(), day.opened(), day.verified(), day.active(), Map.of())));
        numbers.signIns(inviter, range)
                .forEach(day -> add(counted, day.day(), new Figures(0, 0, 0, 0, Map.of(day.door(), day.count()))));
        return counted;
    }

    private static void add(Map<LocalDate, Figures> counted, LocalDate day, Figures more) {
        counted.merge(day, more, Figures::plus);
    }
}
