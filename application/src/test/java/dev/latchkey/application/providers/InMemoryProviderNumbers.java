package dev.latchkey.application.providers;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.invites.InMemoryInvites;
import dev.latchkey.application.invites.InMemoryInvites.Entered;
import dev.latchkey.application.sessions.InMemorySessions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.AuthSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of the real numbers. */
public final class InMemoryProviderNumbers implements ProviderNumbers {
    private final InMemoryAccounts accounts;
    private final InMemoryInvites invites;
    private final InMemorySessions sessions;

    public InMemoryProviderNumbers(InMemoryAccounts accounts, InMemoryInvites invites, InMemorySessions sessions) {
        this.accounts = accounts;
        this.invites = invites;
        this.sessions = sessions;
    }

    @Override
    public List<Joined> joined(UserId inviter, DayRange days, Instant activeSince) {
        Map<LocalDate, List<Entered>> byDay = invites.through(inviter, Long.MAX_VALUE).stream()
                .filter(entered -> isIn(days, entered.at()))
                .collect(Collectors.groupingBy(entered -> day(entered.at()), TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(day -> new Joined(
                        day.getKey(),
                        day.getValue().size(),
                        count(
                                day.getValue(),
                                entered -> user(entered)
                                        .filter(user -> user.createdAt().equals(entered.at()))
                                        .isPresent()),
                        count(day.getValue(), this::isVerified),
                        count(day.getValue(), entered -> isVerified(entered) && isActive(entered, activeSince))))
                .toList();
    }

    @Override
    public List<SignIns> signIns(UserId inviter, DayRange days) {
        Map<LocalDate, Map<AuthMethod, Long>> counts = invites.through(inviter, Long.MAX_VALUE).stream()
                .flatMap(entered -> of(entered.newcomer())
                        .filter(session -> !session.openedAt().isBefore(entered.at())))
                .filter(session -> isIn(days, session.openedAt()))
                .collect(Collectors.groupingBy(
                        session -> day(session.openedAt()),
                        Collectors.groupingBy(session -> session.tokens().method(), Collectors.counting())));
        return counts.entrySet().stream()
                .flatMap(day -> day.getValue().entrySet().stream()
                        .map(door -> new SignIns(
                                day.getKey(), door.getKey(), door.getValue().intValue())))
                .toList();
    }

    private boolean isVerified(Entered entered) {
        return user(entered)
                .filter(user -> user.phone().isPresent() || user.telegram().isPresent() || user.emailVerified())
                .isPresent();
    }

    private boolean isActive(Entered entered, Instant since) {
        return user(entered).filter(user -> !user.isBanned()).isPresent()
                && of(entered.newcomer())
                        .anyMatch(session -> !session.tokens().term().since().isBefore(since));
    }

    private Optional<User> user(Entered entered) {
        return accounts.find(entered.newcomer());
    }

    private Stream<AuthSession> of(UserId user) {
        return sessions.everything().filter(session -> session.user().equals(user));
    }

    private static int count(List<Entered> all, Predicate<Entered> which) {
        return (int) all.stream().filter(which).count();
    }

    private static boolean isIn(DayRange days, Instant at) {
        return !at.isBefore(days.begin()) && at.isBefore(days.end());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
