package dev.latchkey.application.imports;

import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.imports.ExternalId;
import dev.latchkey.domain.imports.Inviter;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody of an earlier system who is about to get an account.
 *
 * @param line where they stand in the file
 * @param fingerprint of all that the file says of them
 */
public record Arrival(
        long line,
        ExternalId id,
        long fingerprint,
        Person person,
        Past past,
        Optional<PasswordHash> password,
        Invites invites) {

    /**
     * Who it is. At least one of phone, address, username and Telegram is there.
     *
     * @param phone proved in the earlier system, as all phones of accounts are
     */
    public record Person(
            Optional<PhoneNumber> phone,
            Optional<EmailAddress> email,
            boolean emailVerified,
            Optional<Username> username,
            Optional<PersonName> firstName,
            Optional<PersonName> lastName,
            Optional<TelegramId> telegram,
            Optional<Language> language) {}

    /** What they were there. */
    public record Past(Role role, Instant createdAt, Optional<Instant> lastLoginAt, Optional<Ban> ban) {}

    /**
     * By which codes they are tied to others.
     *
     * @param old the code that they had there, in upper case
     * @param kept that code, if one of ours can look like it
     */
    public record Invites(Optional<String> old, Optional<InviteCode> kept, Optional<Inviter> inviter) {}
}
