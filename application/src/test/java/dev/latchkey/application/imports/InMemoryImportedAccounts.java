package dev.latchkey.application.imports;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.accounts.UserDraft;
import dev.latchkey.application.invites.InMemoryInvites;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.login.password.InMemoryPasswords;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.imports.ExternalId;
import dev.latchkey.domain.imports.Inviter;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The twin of the real imported accounts. */
public final class InMemoryImportedAccounts implements ImportedAccounts {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final InMemoryPasswords passwords;
    private final InMemoryInvites invites;
    private final Map<ExternalId, Known> known;
    private final Map<UserId, Arrival> waiting;
    private final Map<UserId, Boolean> circles;

    public InMemoryImportedAccounts(
            InMemoryTransactions memory,
            InMemoryAccounts accounts,
            InMemoryPasswords passwords,
            InMemoryInvites invites) {
        this.memory = memory;
        this.accounts = accounts;
        this.passwords = passwords;
        this.invites = invites;
        this.known = memory.newMap();
        this.waiting = memory.newMap();
        this.circles = memory.newMap();
    }

    @Override
    public List<Opened> open(List<Proposal> proposals, Instant now) {
        synchronized (memory) {
            return proposals.stream()
                    .sorted(Comparator.comparing(each -> each.arrival().line()))
                    .map(each -> open(each, now))
                    .toList();
        }
    }

    private Opened open(Proposal proposal, Instant now) {
        Arrival arrival = proposal.arrival();
        Known before = known.get(arrival.id());
        if (before != null) {
            boolean gone = accounts.find(before.account).isEmpty();
            boolean same = gone || before.arrival.fingerprint() == arrival.fingerprint();
            return new Opened(arrival.line(), same ? Fate.THERE : Fate.DIFFERS, Optional.of(before.account), true);
        }
        InviteCode code = arrival.invites()
                .kept()
                .filter(wanted -> !accounts.hasEverHad(wanted))
                .orElse(proposal.spare());
        Optional<User> opened = accounts.add(id -> draft(id, arrival, code, now));
        opened.map(User::id).ifPresent(id -> settle(id, arrival, now));
        boolean kept =
                arrival.invites().old().isEmpty() || arrival.invites().kept().equals(Optional.of(code));
        return new Opened(arrival.line(), opened.isPresent() ? Fate.OPENED : Fate.TAKEN, opened.map(User::id), kept);
    }

    private void settle(UserId id, Arrival arrival, Instant now) {
        known.put(arrival.id(), new Known(id, arrival));
        arrival.password().ifPresent(hash -> passwords.set(id, hash, now));
        arrival.invites().inviter().ifPresent(inviter -> waiting.put(id, arrival));
    }

    private static UserDraft draft(UserId id, Arrival arrival, InviteCode code, Instant now) {
        UserDraft draft = new UserDraft(id, code, arrival.past().createdAt());
        draft.phone = arrival.person().phone();
        draft.email = arrival.person().email();
        draft.emailVerified = arrival.person().emailVerified();
        draft.username = arrival.person().username();
        draft.firstName = arrival.person().firstName();
        draft.lastName = arrival.person().lastName();
        draft.telegram = arrival.person().telegram();
        draft.language = arrival.person().language();
        draft.role = arrival.past().role();
        draft.status = arrival.past().ban().isPresent() ? AccountStatus.BANNED : AccountStatus.ACTIVE;
        draft.lastLoginAt = arrival.past().lastLoginAt();
        draft.updatedAt = now;
        return draft;
    }

    @Override
    public List<Holder> holders(List<Arrival> arrivals) {
        synchronized (memory) {
            return arrivals.stream().flatMap(this::holders).toList();
        }
    }

    private Stream<Holder> holders(Arrival arrival) {
        return accounts
                .holders(draft(new UserId(0), arrival, new InviteCode("222222"), Instant.EPOCH))
                .entrySet()
                .stream()
                .map(holder -> new Holder(arrival.line(), holder.getKey(), holder.getValue()));
    }

    @Override
    public List<Tied> tie(int most) {
        synchronized (memory) {
            List<UserId> next = waiting.keySet().stream()
                    .sorted(Comparator.comparing(UserId::value))
                    .limit(most)
                    .toList();
            return next.stream().map(id -> tie(id, waiting.remove(id))).toList();
        }
    }

    private Tied tie(UserId newcomer, Arrival arrival) {
        Optional<User> inviter = inviter(arrival).flatMap(accounts::find);
        Tie tie = Tie.TIED;
        if (inviter.isEmpty()) {
            tie = Tie.UNKNOWN;
        } else if (inviter.get().id().equals(newcomer)) {
            tie = Tie.OWN;
        } else {
            Invites.Referral done = invites.record(
                    newcomer,
                    inviter.get().id(),
                    inviter.get().inviteCode(),
                    arrival.past().createdAt());
            if (done == Invites.Referral.ALREADY_ACTIVATED) {
                tie = Tie.ALREADY;
            } else if (done == Invites.Referral.CYCLE) {
                circles.put(newcomer, true);
            }
        }
        return new Tied(newcomer, arrival.line(), tie);
    }

    private Optional<UserId> inviter(Arrival arrival) {
        Inviter wanted = arrival.invites().inviter().orElseThrow();
        return known.entrySet().stream()
                .filter(each -> each.getKey().source().equals(arrival.id().source()))
                .filter(each ->
                        wanted.externalId().equals(Optional.of(each.getKey().value()))
                                || (wanted.code().isPresent()
                                        && wanted.code()
                                                .equals(each.getValue()
                                                        .arrival
                                                        .invites()
                                                        .old())))
                .map(each -> each.getValue().account)
                .min(Comparator.comparing(UserId::value));
    }

    @Override
    public List<UserId> untieCircles(List<UserId> tied) {
        synchronized (memory) {
            return tied.stream().filter(id -> circles.remove(id) != null).toList();
        }
    }

    private record Known(UserId account, Arrival arrival) {}
}
