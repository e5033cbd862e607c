package dev.latchkey.application.providers;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.providers.ProviderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which accounts are providers. At most one profile for each; those of deleted accounts are not found. */
@Port
public interface Providers {

    /** Makes the account an active provider. Empty, and nothing stored, if it is one already, or is deleted. */
    Optional<Provider> open(UserId account, ProviderProfile profile, Instant now);

    Optional<Provider> find(UserId account);

    /** The provider as changed. Empty, and nothing changed, if there is none. */
    Optional<Provider> edit(UserId account, ProviderChanges changes, Instant now);

    /** The provider with that status. Empty if there is none. */
    Optional<Provider> putStatus(UserId account, ProviderStatus status, Instant now);

    /** Makes the account one like the others. False, and nothing changed, if it is no active provider. */
    @Consumes
    boolean close(UserId account);

    /**
     * Active providers whose accounts are not banned, latest first.
     *
     * @param before the position that the list continues from; empty for its beginning
     */
    List<Provider> list(Search search, Optional<Long> before, int max);

    /**
     * What somebody looks for.
     *
     * @param text a part of the company or of the description, in any case
     * @param category the whole of it, in any case
     */
    record Search(Optional<String> text, Optional<String> category) {}
}
