package dev.latchkey.application.login.telegram;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.login.password.InMemoryPasswords;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/** The twin of the real links. */
public final class InMemoryTelegramLinks implements TelegramLinks {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final InMemoryPasswords passwords;

    public InMemoryTelegramLinks(InMemoryTransactions memory, InMemoryAccounts accounts, InMemoryPasswords passwords) {
        this.memory = memory;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public Optional<Linked> link(UserId user, TelegramPerson person, Instant now) {
        synchronized (memory) {
            Optional<User> before = accounts.find(user);
            Optional<TelegramId> wanted = Optional.of(person.id());
            boolean own =
                    before.filter(known -> known.telegram().equals(wanted)).isPresent();
            if (before.isEmpty() || (!own && accounts.isTaken(person.id()))) {
                return Optional.empty();
            }
            User changed = accounts.change(user, draft -> {
                draft.telegram = wanted;
                draft.telegramUsername = person.username();
                draft.updatedAt = own ? draft.updatedAt : now;
            });
            return Optional.of(new Linked(changed, before.get().telegram()));
        }
    }

    @Override
    public Optional<TelegramId> unlink(UserId user, Instant now) {
        synchronized (memory) {
            return accounts.find(user).filter(this::hasAnotherWayIn).flatMap(known -> {
                Optional<TelegramId> before = known.telegram();
                before.ifPresent(any -> accounts.change(user, draft -> {
                    draft.telegram = Optional.empty();
                    draft.telegramUsername = Optional.empty();
                    draft.updatedAt = now;
                }));
                return before;
            });
        }
    }

    @Override
    public Optional<UserId> unlink(TelegramId telegram, Instant now) {
        synchronized (memory) {
            return accounts.findByTelegram(telegram)
                    .filter(user -> !user.isBanned())
                    .map(User::id)
                    .filter(user -> unlink(user, now).isPresent());
        }
    }

    @Override
    public Optional<Holder> holderOf(PhoneNumber phone) {
        return accounts.holder(phone).map(user -> new Holder(user.id(), user.telegram()));
    }

    @Override
    public boolean isTaken(TelegramId telegram) {
        return accounts.isTaken(telegram);
    }

    private boolean hasAnotherWayIn(User user) {
        boolean named = user.email().isPresent() || user.username().isPresent();
        return user.phone().isPresent() || (named && passwords.of(user.id()).isPresent());
    }
}
