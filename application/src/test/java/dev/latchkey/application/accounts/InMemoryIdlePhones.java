package dev.latchkey.application.accounts;

import dev.latchkey.application.sessions.InMemorySessions;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import java.time.Instant;
import java.util.Optional;

/** The twin of the real idle phones. */
public final class InMemoryIdlePhones implements IdlePhones {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final InMemorySessions sessions;

    public InMemoryIdlePhones(InMemoryTransactions memory, InMemoryAccounts accounts, InMemorySessions sessions) {
        this.memory = memory;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public Optional<Holder> release(PhoneNumber phone, Instant usedSince, Instant now) {
        synchronized (memory) {
            return accounts.all().stream()
                    .filter(user -> user.phone().equals(Optional.of(phone)))
                    .filter(user -> !accounts.isKeptOut(user, now))
                    .filter(user -> user.lastLoginAt().orElse(user.updatedAt()).isBefore(usedSince))
                    .filter(user -> !sessions.renewedSince(user.id(), usedSince))
                    .findFirst()
                    .map(user -> user.role() == Role.ADMIN ? new Holder(user, false) : released(user, now));
        }
    }

    private Holder released(User user, Instant now) {
        User without = accounts.change(user.id(), draft -> {
            draft.phone = Optional.empty();
            draft.updatedAt = now;
        });
        return new Holder(without, true);
    }
}
