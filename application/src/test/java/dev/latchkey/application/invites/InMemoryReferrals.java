package dev.latchkey.application.invites;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The twin of the real forest. */
public final class InMemoryReferrals implements Referrals {
    private final InMemoryAccounts accounts;
    private final InMemoryInvites invites;

    public InMemoryReferrals(InMemoryAccounts accounts, InMemoryInvites invites) {
        this.accounts = accounts;
        this.invites = invites;
    }

    @Override
    public List<Branch> tree(Excerpt excerpt) {
        List<Branch> all = new ArrayList<>();
        if (!accounts.hasEverBeen(excerpt.root())) {
            return all;
        }
        long before = excerpt.before().orElse(Long.MAX_VALUE);
        all.add(branch(excerpt.root(), Optional.empty(), before));
        List<Branch> level = List.copyOf(all);
        for (int depth = 0; depth < excerpt.depth(); depth++) {
            List<Branch> next = new ArrayList<>();
            for (Branch parent : level) {
                long from = parent.parent().isEmpty() ? before : Long.MAX_VALUE;
                invites.through(parent.id(), from).stream()
                        .limit(excerpt.width())
                        .forEach(entered -> next.add(branch(entered.newcomer(), Optional.of(entered), Long.MAX_VALUE)));
            }
            next.sort(Comparator.comparing(Branch::position).reversed());
            all.addAll(next);
            level = next;
        }
        return List.copyOf(all.subList(0, Math.min(all.size(), excerpt.most())));
    }

    @Override
    public List<TopInviter> top(Optional<Instant> from, Optional<Instant> until, int max) {
        Map<UserId, Long> counts = invites.everything().stream()
                .filter(entered -> !entered.at().isBefore(from.orElse(Instant.MIN)))
                .filter(entered -> entered.at().isBefore(until.orElse(Instant.MAX)))
                .collect(Collectors.groupingBy(InMemoryInvites.Entered::inviter, Collectors.counting()));
        Comparator<Map.Entry<UserId, Long>> best = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return counts.entrySet().stream()
                .sorted(best.thenComparing(entry -> entry.getKey().value()))
                .limit(max)
                .map(entry -> new TopInviter(
                        entry.getKey(),
                        accounts.find(entry.getKey()).flatMap(User::firstName),
                        entry.getValue().intValue()))
                .toList();
    }

    private Branch branch(UserId id, Optional<InMemoryInvites.Entered> entered, long before) {
        return new Branch(
                id,
                entered.map(InMemoryInvites.Entered::inviter),
                entered.map(InMemoryInvites.Entered::position).orElse(0L),
                accounts.find(id).flatMap(User::firstName),
                entered.map(InMemoryInvites.Entered::code),
                entered.map(InMemoryInvites.Entered::at),
                invites.through(id, Long.MAX_VALUE).size(),
                invites.through(id, before).size());
    }
}
