package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/** The twin of the real unproved addresses. */
public final class InMemoryUnprovedEmails implements UnprovedEmails {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;

    public InMemoryUnprovedEmails(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
    }

    @Override
    public Optional<UserId> release(EmailAddress email, UserId claimant, Instant now) {
        synchronized (memory) {
            return accounts.findByEmail(email)
                    .filter(user -> !user.id().equals(claimant) && !user.emailVerified())
                    .filter(user -> !user.role().isStaff())
                    .map(user -> accounts.change(user.id(), draft -> {
                        draft.email = Optional.empty();
                        draft.updatedAt = now;
                    }))
                    .map(User::id);
        }
    }
}
