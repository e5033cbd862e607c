package dev.latchkey.application.invites;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of the real invites. */
public final class InMemoryInvites implements Invites {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<UserId, Entered> referrals;

    public InMemoryInvites(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.referrals = memory.newMap();
    }

    @Override
    public Optional<Inviter> ownerOf(InviteCode code) {
        return accounts.owner(code)
                .filter(owner -> !owner.isBanned())
                .map(owner -> new Inviter(owner.id(), owner.firstName()));
    }

    @Override
    public boolean hasInviter(UserId user) {
        synchronized (memory) {
            return referrals.containsKey(user);
        }
    }

    @Override
    public Referral record(UserId newcomer, UserId inviter, InviteCode code, Instant now) {
        return write(newcomer, inviter, code, now);
    }

    Referral write(UserId newcomer, UserId inviter, InvitationCode code, Instant now) {
        synchronized (memory) {
            if (hasInviter(newcomer)) {
                return Referral.ALREADY_ACTIVATED;
            }
            if (cameThrough(newcomer, inviter)) {
                return Referral.CYCLE;
            }
            referrals.put(newcomer, new Entered(referrals.size() + 1L, newcomer, inviter, code.value(), now));
            accounts.change(newcomer, user -> user.activatedInviteCode = Optional.of(code));
            accounts.change(inviter, user -> user.invitedCount++);
            return Referral.RECORDED;
        }
    }

    @Override
    public List<Invited> invitedBy(UserId inviter, Optional<Long> before, int max) {
        synchronized (memory) {
            return referrals.values().stream()
                    .filter(entered -> entered.inviter.equals(inviter))
                    .filter(entered -> entered.position < before.orElse(Long.MAX_VALUE))
                    .sorted(Comparator.comparing(Entered::position).reversed())
                    .limit(max)
                    .map(this::invited)
                    .toList();
        }
    }

    private boolean cameThrough(UserId ancestor, UserId user) {
        for (UserId at = user; !at.equals(ancestor); at = referrals.get(at).inviter) {
            if (!referrals.containsKey(at)) {
                return false;
            }
        }
        return true;
    }

    private Invited invited(Entered entered) {
        Optional<User> user = accounts.find(entered.newcomer);
        return new Invited(
                entered.position,
                entered.newcomer,
                user.flatMap(User::phone),
                user.flatMap(User::firstName),
                entered.at);
    }

    /** Who came through the inviter before that position, latest first. */
    public List<Entered> through(UserId inviter, long before) {
        return everything().stream()
                .filter(entered -> entered.inviter.equals(inviter) && entered.position < before)
                .sorted(Comparator.comparing(Entered::position).reversed())
                .toList();
    }

    /** How the newcomer came. */
    public Optional<Entered> referralOf(UserId newcomer) {
        synchronized (memory) {
            return Optional.ofNullable(referrals.get(newcomer));
        }
    }

    List<Entered> everything() {
        synchronized (memory) {
            return List.copyOf(referrals.values());
        }
    }

    /** Somebody who came through somebody. */
    public record Entered(long position, UserId newcomer, UserId inviter, String code, Instant at) {}
}
