package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The twin of the real links. */
public final class InMemoryMailLinks implements MailLinks {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<Place, MailLink> links;

    public InMemoryMailLinks(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.links = memory.newMap();
    }

    @Override
    public void issue(MailLink link) {
        synchronized (memory) {
            links.put(new Place(link.user(), link.purpose()), link);
        }
    }

    @Override
    public Optional<UserId> ownerOf(TokenHash token, LinkPurpose purpose, Instant now) {
        synchronized (memory) {
            return good(token, purpose, now).map(MailLink::user);
        }
    }

    @Override
    public Optional<Used> use(TokenHash token, LinkPurpose purpose, Instant now) {
        synchronized (memory) {
            Optional<MailLink> good = good(token, purpose, now);
            good.ifPresent(link -> links.remove(new Place(link.user(), purpose)));
            return good.map(link -> new Used(link.user(), link.email()));
        }
    }

    @Override
    public void revoke(UserId user, LinkPurpose purpose) {
        synchronized (memory) {
            links.remove(new Place(user, purpose));
        }
    }

    private Optional<MailLink> good(TokenHash token, LinkPurpose purpose, Instant now) {
        return links.values().stream()
                .filter(link -> link.token().equals(token) && link.purpose() == purpose)
                .filter(link -> now.isBefore(link.expiresAt()))
                .filter(link -> accounts.find(link.user())
                        .filter(user -> !user.isBanned())
                        .filter(user -> purpose == LinkPurpose.CHANGE_EMAIL || has(user, link.email()))
                        .filter(user -> purpose != LinkPurpose.RESET_PASSWORD
                                || user.trustedEmail().isPresent())
                        .isPresent())
                .findFirst();
    }

    private static boolean has(User user, EmailAddress email) {
        return user.email().map(EmailAddress::key).equals(Optional.of(email.key()));
    }

    private record Place(UserId user, LinkPurpose purpose) {}
}
