package dev.latchkey.http.providers;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;

/** A provider's profile as somebody has typed it. */
public record WrittenProfile(
        String company,
        Optional<String> description,
        Optional<String> category,
        Optional<String> contactPhone,
        Optional<String> contactEmail,
        Optional<Boolean> contactsPublished) {

    public ProviderProfile read(ReadPhone readPhone) {
        return new ProviderProfile(
                company,
                description,
                category,
                contactPhone.map(written -> phone(written, readPhone)),
                contactEmail.map(WrittenProfile::email),
                contactsPublished.orElse(false));
    }

    static PhoneNumber phone(String written, ReadPhone readPhone) {
        try {
            return readPhone.read(written);
        } catch (InvalidValue e) {
            throw e.in("contact_phone");
        }
    }

    static EmailAddress email(String written) {
        try {
            return new EmailAddress(written.strip());
        } catch (InvalidValue e) {
            throw e.in("contact_email");
        }
    }

    /** Without the contacts, because records end up in logs. */
    @Override
    public String toString() {
        return "WrittenProfile[***]";
    }
}
