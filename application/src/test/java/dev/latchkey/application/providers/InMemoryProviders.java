package dev.latchkey.application.providers;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The twin of the real providers. */
public final class InMemoryProviders implements Providers {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<UserId, Provider> providers;
    private long lastPosition;

    public InMemoryProviders(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.providers = memory.newMap();
    }

    @Override
    public Optional<Provider> open(UserId account, ProviderProfile profile, Instant now) {
        synchronized (memory) {
            if (accounts.find(account).isEmpty() || providers.containsKey(account)) {
                return Optional.empty();
            }
            lastPosition++;
            providers.put(account, new Provider(lastPosition, account, profile, ProviderStatus.ACTIVE, now, now));
            accounts.change(account, user -> user.provider = true);
            return find(account);
        }
    }

    @Override
    public Optional<Provider> find(UserId account) {
        synchronized (memory) {
            return accounts.find(account).flatMap(user -> Optional.ofNullable(providers.get(user.id())));
        }
    }

    @Override
    public Optional<Provider> edit(UserId account, ProviderChanges changes, Instant now) {
        synchronized (memory) {
            return find(account)
                    .map(old -> put(
                            account,
                            kept -> new Provider(
                                    kept.position(),
                                    account,
                                    edited(kept.profile(), changes),
                                    kept.status(),
                                    kept.createdAt(),
                                    now)));
        }
    }

    @Override
    public Optional<Provider> putStatus(UserId account, ProviderStatus status, Instant now) {
        synchronized (memory) {
            return find(account)
                    .map(old -> put(
                            account,
                            kept -> new Provider(
                                    kept.position(), account, kept.profile(), status, kept.createdAt(), now)));
        }
    }

    @Override
    public boolean close(UserId account) {
        synchronized (memory) {
            if (find(account)
                    .filter(provider -> provider.status() == ProviderStatus.ACTIVE)
                    .isEmpty()) {
                return false;
            }
            providers.remove(account);
            accounts.change(account, user -> user.provider = false);
            return true;
        }
    }

    @Override
    public List<Provider> list(Search search, Optional<Long> before, int max) {
        synchronized (memory) {
            return providers.values().stream()
                    .filter(provider -> provider.status() == ProviderStatus.ACTIVE)
                    .filter(provider -> accounts.find(provider.account())
                            .filter(user -> !user.isBanned())
                            .isPresent())
                    .filter(provider -> matches(search, provider.profile()))
                    .filter(provider -> provider.position() < before.orElse(Long.MAX_VALUE))
                    .sorted(Comparator.comparing(Provider::position).reversed())
                    .limit(max)
                    .toList();
        }
    }

    private Provider put(UserId account, UnaryOperator<Provider> change) {
        Provider changed = change.apply(find(account).orElseThrow());
        providers.put(account, changed);
        return changed;
    }

    private static ProviderProfile edited(ProviderProfile old, ProviderChanges changes) {
        return new ProviderProfile(
                changes.company().orElse(old.company()),
                edited(changes.description(), old.description()),
                edited(changes.category(), old.category()),
                edited(changes.contactPhone(), old.contactPhone()),
                edited(changes.contactEmail(), old.contactEmail()),
                changes.contactsPublished().orElse(old.contactsPublished()));
    }

    private static <T> Optional<T> edited(Change<T> change, Optional<T> old) {
        return change.wanted() ? change.value() : old;
    }

    private static boolean matches(Search search, ProviderProfile profile) {
        String text = profile.company() + " " + profile.description().orElse("");
        return search.text().map(part -> lower(text).contains(lower(part))).orElse(true)
                && search.category()
                        .map(wanted -> profile.category()
                                .filter(wanted::equalsIgnoreCase)
                                .isPresent())
                        .orElse(true);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
