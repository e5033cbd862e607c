package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The twin of the real pictures. */
public final class InMemoryAvatars implements Avatars {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<AvatarId, Pictures> pictures;

    public InMemoryAvatars(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.pictures = memory.newMap();
    }

    @Override
    public boolean put(UserId owner, AvatarId id, Pictures made, Instant now) {
        synchronized (memory) {
            if (accounts.find(owner).isEmpty()) {
                return false;
            }
            remove(owner);
            pictures.put(id, made);
            accounts.change(owner, user -> user.avatar = Optional.of(id));
            return true;
        }
    }

    @Override
    public Optional<Picture> find(AvatarId id, AvatarSize size) {
        synchronized (memory) {
            boolean shown =
                    accounts.all().stream().anyMatch(user -> user.avatar().equals(Optional.of(id)) && !user.isBanned());
            return Optional.ofNullable(pictures.get(id)).filter(any -> shown).map(made -> made.in(size));
        }
    }

    @Override
    public void remove(UserId owner) {
        synchronized (memory) {
            accounts.find(owner).flatMap(User::avatar).ifPresent(id -> {
                pictures.remove(id);
                accounts.change(owner, user -> user.avatar = Optional.empty());
            });
        }
    }
}
