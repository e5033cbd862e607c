package dev.latchkey.application.providers;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.providers.ProviderTexts;
import dev.latchkey.domain.shared.Change;
import java.util.Optional;

/** What providers may change of their profile. */
public record ProviderChanges(
        Optional<String> company,
        Change<String> description,
        Change<String> category,
        Change<PhoneNumber> contactPhone,
        Change<EmailAddress> contactEmail,
        Optional<Boolean> contactsPublished) {

    public ProviderChanges {
        company = company.map(ProviderTexts::company);
        description = description.map(ProviderTexts::description);
        category = category.map(ProviderTexts::category);
    }
}
