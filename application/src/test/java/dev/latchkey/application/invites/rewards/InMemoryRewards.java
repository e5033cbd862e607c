package dev.latchkey.application.invites.rewards;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.invites.InMemoryInvites;
import dev.latchkey.application.invites.InMemoryInvites.Entered;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The twin of the real rewards. */
public final class InMemoryRewards implements Rewards {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final InMemoryInvites invites;
    private final Map<UserId, Kept> events;

    public InMemoryRewards(InMemoryTransactions memory, InMemoryAccounts accounts, InMemoryInvites invites) {
        this.memory = memory;
        this.accounts = accounts;
        this.invites = invites;
        this.events = memory.newMap();
    }

    @Override
    public boolean qualify(UUID id, UserId newcomer, Instant now) {
        synchronized (memory) {
            boolean proved = accounts.find(newcomer)
                    .filter(user -> !user.isBanned())
                    .filter(InMemoryRewards::isProved)
                    .isPresent();
            return proved
                    && invites.referralOf(newcomer).isPresent()
                    && events.putIfAbsent(newcomer, new Kept(event(id, newcomer, now, 0), Outcome.AGAIN, now)) == null;
        }
    }

    @Override
    public List<RewardEvent> claim(int max, Duration lease, Instant now) {
        synchronized (memory) {
            List<UserId> due = events.values().stream()
                    .filter(kept -> kept.state == Outcome.AGAIN && !kept.dueAt.isAfter(now))
                    .sorted(Comparator.comparing(Kept::dueAt))
                    .limit(max)
                    .map(kept -> kept.event.newcomer())
                    .toList();
            return due.stream()
                    .map(newcomer -> claimed(newcomer, now.plus(lease)))
                    .sorted(Comparator.comparing(RewardEvent::qualifiedAt))
                    .toList();
        }
    }

    @Override
    public void settle(List<Attempt> attempts, Instant now) {
        synchronized (memory) {
            for (Attempt attempt : attempts) {
                events.replaceAll((newcomer, kept) ->
                        kept.isSettledBy(attempt) ? new Kept(kept.event, attempt.outcome(), attempt.retryAt()) : kept);
            }
        }
    }

    /** Every event that was ever written down. */
    public List<RewardEvent> everything() {
        synchronized (memory) {
            return events.values().stream().map(Kept::event).toList();
        }
    }

    private RewardEvent claimed(UserId newcomer, Instant leaseEnd) {
        RewardEvent old = events.get(newcomer).event;
        RewardEvent event = event(old.id(), newcomer, old.qualifiedAt(), old.attempts() + 1);
        events.put(newcomer, new Kept(event, Outcome.AGAIN, leaseEnd));
        return event;
    }

    private RewardEvent event(UUID id, UserId newcomer, Instant qualifiedAt, int attempts) {
        Entered entered = invites.referralOf(newcomer).orElseThrow();
        return new RewardEvent(id, newcomer, entered.inviter(), entered.code(), entered.at(), qualifiedAt, attempts);
    }

    private static boolean isProved(User user) {
        return user.phone().isPresent() || user.telegram().isPresent() || user.emailVerified();
    }

    private record Kept(RewardEvent event, Outcome state, Instant dueAt) {

        boolean isSettledBy(Attempt attempt) {
            return event.id().equals(attempt.id())
                    && state == Outcome.AGAIN
                    && (event.attempts() == attempt.number() || attempt.outcome() == Outcome.DELIVERED);
        }
    }
}
