package dev.latchkey.domain.providers;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.Optional;

/**
 * How a provider presents itself.
 *
 * @param contactsPublished whether others see the phone and the address
 */
public record ProviderProfile(
        String company,
        Optional<String> description,
        Optional<String> category,
        Optional<PhoneNumber> contactPhone,
        Optional<EmailAddress> contactEmail,
        boolean contactsPublished) {

    public ProviderProfile {
        company = ProviderTexts.company(company);
        description = description.map(ProviderTexts::description);
        category = category.map(ProviderTexts::category);
    }

    /** Without the contacts, because records end up in logs. */
    @Override
    public String toString() {
        return "ProviderProfile[" + company + "]";
    }
}
