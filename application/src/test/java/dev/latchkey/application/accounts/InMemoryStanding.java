package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The twin of the real standing of accounts. */
public final class InMemoryStanding implements Standing {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;

    public InMemoryStanding(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
    }

    @Override
    public Optional<Role> changeRole(UserId id, Role role, Instant now) {
        synchronized (memory) {
            Optional<User> before = accounts.find(id);
            before.filter(user -> user.role() != role).ifPresent(user -> {
                if (role != Role.ADMIN) {
                    keepAnAdmin(user);
                }
                change(id, now, draft -> draft.role = role);
            });
            return before.map(User::role);
        }
    }

    @Override
    public Optional<UserId> makeAdmin(Identifier identifier, Instant now) {
        synchronized (memory) {
            return accounts.all().stream()
                    .filter(user -> !user.isBanned() && has(user, identifier))
                    .map(user -> change(user.id(), now, draft -> draft.role = Role.ADMIN))
                    .findAny();
        }
    }

    @Override
    public boolean isWithoutAdmin() {
        synchronized (memory) {
            return accounts.all().stream().noneMatch(user -> user.role() == Role.ADMIN && !user.isBanned());
        }
    }

    @Override
    public Optional<UserId> openAdmin(
            Optional<EmailAddress> email, Optional<Username> username, InviteCode inviteCode, Instant now) {
        return accounts.add(id -> {
                    UserDraft draft = new UserDraft(id, inviteCode, now);
                    draft.email = email;
                    draft.username = username;
                    draft.role = Role.ADMIN;
                    return draft;
                })
                .map(User::id);
    }

    @Override
    public boolean ban(UserId id, Set<Role> reach, Ban ban, Instant now) {
        synchronized (memory) {
            Optional<User> user = within(id, reach);
            user.ifPresent(found -> {
                keepAnAdmin(found);
                accounts.bans().put(id, ban);
                UserId unused = change(id, now, draft -> draft.status = AccountStatus.BANNED);
            });
            return user.isPresent();
        }
    }

    @Override
    public boolean unban(UserId id, Set<Role> reach, Instant now) {
        synchronized (memory) {
            Optional<User> banned = within(id, reach).filter(User::isBanned);
            banned.ifPresent(user -> change(id, now, draft -> draft.status = AccountStatus.ACTIVE));
            return banned.isPresent();
        }
    }

    @Override
    public List<UserId> liftOver(Instant now) {
        synchronized (memory) {
            return accounts.all().stream()
                    .filter(User::isBanned)
                    .map(User::id)
                    .filter(id -> Optional.ofNullable(accounts.bans().get(id))
                            .filter(ban -> ban.isOver(now))
                            .isPresent())
                    .map(id -> change(id, now, draft -> draft.status = AccountStatus.ACTIVE))
                    .toList();
        }
    }

    @Override
    public boolean delete(UserId id, Instant now) {
        synchronized (memory) {
            Optional<User> user = accounts.find(id);
            user.ifPresent(found -> {
                keepAnAdmin(found);
                accounts.delete(id);
            });
            return user.isPresent();
        }
    }

    private Optional<User> within(UserId id, Set<Role> reach) {
        return accounts.find(id).filter(user -> reach.contains(user.role()));
    }

    private void keepAnAdmin(User lost) {
        boolean counted = isAdmin(lost);
        if (counted
                && accounts.all().stream()
                        .noneMatch(user -> isAdmin(user) && !user.id().equals(lost.id()))) {
            throw new Refused(AccountProblem.LAST_ADMIN);
        }
    }

    private UserId change(UserId id, Instant now, Consumer<UserDraft> change) {
        return accounts.change(id, draft -> {
                    change.accept(draft);
                    draft.updatedAt = now;
                })
                .id();
    }

    private static boolean isAdmin(User user) {
        return user.role() == Role.ADMIN && !user.isBanned();
    }

    private static boolean has(User user, Identifier identifier) {
        if (identifier instanceof EmailAddress email) {
            return user.emailVerified() && user.email().map(EmailAddress::key).equals(Optional.of(email.key()));
        }
        return InMemoryAccounts.has(user, identifier);
    }
}
