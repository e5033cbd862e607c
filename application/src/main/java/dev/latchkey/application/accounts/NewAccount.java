package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Optional;

/**
 * An account that is about to be opened.
 *
 * @param identifier what its owner is known by, proved or about to be
 */
public record NewAccount(
        Identifier identifier,
        Newcomer newcomer,
        Optional<Language> language,
        InviteCode inviteCode,
        Instant openedAt) {

    public Optional<PhoneNumber> phone() {
        return identifier instanceof PhoneNumber phone ? Optional.of(phone) : Optional.empty();
    }

    public Optional<EmailAddress> email() {
        return identifier instanceof EmailAddress email ? Optional.of(email) : Optional.empty();
    }

    public Optional<TelegramId> telegram() {
        return identifier instanceof TelegramId telegram ? Optional.of(telegram) : Optional.empty();
    }
}
