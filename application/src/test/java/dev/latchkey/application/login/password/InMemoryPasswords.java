package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The twin of the real passwords. */
public final class InMemoryPasswords implements Passwords {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<UserId, PasswordHash> hashes;

    public InMemoryPasswords(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.hashes = memory.newMap();
    }

    @Override
    public Optional<Found> find(LoginName name) {
        synchronized (memory) {
            Optional<User> user = name.email()
                    .flatMap(accounts::findByEmail)
                    .or(() -> name.username().flatMap(accounts::findByUsername));
            return user.map(found -> new Found(found.id(), of(found.id())));
        }
    }

    @Override
    public Optional<PasswordHash> of(UserId user) {
        synchronized (memory) {
            return accounts.find(user).flatMap(there -> Optional.ofNullable(hashes.get(user)));
        }
    }

    @Override
    public void set(UserId user, PasswordHash hash, Instant now) {
        synchronized (memory) {
            hashes.put(user, hash);
        }
    }

    @Override
    public boolean setFirst(UserId user, PasswordHash hash, Instant now) {
        synchronized (memory) {
            return hashes.putIfAbsent(user, hash) == null;
        }
    }

    @Override
    public boolean replace(UserId user, PasswordHash old, PasswordHash fresh, Instant now) {
        synchronized (memory) {
            return hashes.replace(user, old, fresh);
        }
    }

    @Override
    public boolean holds(UserId user, PasswordHash hash) {
        synchronized (memory) {
            return of(user).equals(Optional.of(hash));
        }
    }
}
