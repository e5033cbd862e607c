package dev.latchkey.http.providers;

import dev.latchkey.application.providers.Provider;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.shared.Word;
import java.time.Instant;
import java.util.Optional;

/** A provider as it is sent: the {@code Provider} of the API. */
record ProviderBody(
        long id,
        String company,
        Optional<String> description,
        Optional<String> category,
        Optional<String> contactPhone,
        Optional<String> contactEmail,
        boolean contactsPublished,
        String status,
        Instant createdAt,
        Instant updatedAt) {

    /** As its owner and moderators see it. */
    static ProviderBody own(Provider provider) {
        return of(provider, true);
    }

    /** As everybody sees it. */
    static ProviderBody published(Provider provider) {
        return of(provider, provider.profile().contactsPublished());
    }

    private static ProviderBody of(Provider provider, boolean contacts) {
        ProviderProfile profile = provider.profile();
        return new ProviderBody(
                provider.account().value(),
                profile.company(),
                profile.description(),
                profile.category(),
                profile.contactPhone().filter(any -> contacts).map(PhoneNumber::e164),
                profile.contactEmail().filter(any -> contacts).map(EmailAddress::value),
                profile.contactsPublished(),
                Word.of(provider.status()),
                provider.createdAt(),
                provider.updatedAt());
    }
}
