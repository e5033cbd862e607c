package dev.latchkey.application.providers;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.providers.ProviderStatus;
import java.time.Instant;

/**
 * An account that offers something.
 *
 * @param position the place in the list of all providers, at least 1
 */
public record Provider(
        long position,
        UserId account,
        ProviderProfile profile,
        ProviderStatus status,
        Instant createdAt,
        Instant updatedAt) {}
