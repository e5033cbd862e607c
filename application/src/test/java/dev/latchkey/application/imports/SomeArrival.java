package dev.latchkey.application.imports;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
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
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody who arrives from an earlier system, as a test wants them. */
final class SomeArrival {
    private ExternalId id = new ExternalId("source-" + Some.key().substring(4), Some.key());
    private Optional<PhoneNumber> phone = Optional.of(Some.phone());
    private Optional<EmailAddress> email = Optional.empty();
    private Optional<Username> username = Optional.empty();
    private Optional<PersonName> name = Optional.empty();
    private Optional<TelegramId> telegram = Optional.empty();
    private Optional<PasswordHash> password = Optional.empty();
    private Optional<String> oldCode = Optional.empty();
    private Optional<InviteCode> code = Optional.empty();
    private Optional<Inviter> inviter = Optional.empty();
    private boolean full;

    private SomeArrival() {}

    /** Somebody of whom nothing is known but a phone. */
    static SomeArrival plain() {
        return new SomeArrival();
    }

    /** Somebody of whom everything is known. */
    static SomeArrival full() {
        SomeArrival some = new SomeArrival();
        some.full = true;
        some.email = Optional.of(Some.email());
        some.username = Optional.of(Some.username());
        some.name = Optional.of(new PersonName("Анна; \"--'"));
        some.telegram = Optional.of(new TelegramId(ThreadLocalRandom.current().nextLong(1, 1L << 52)));
        some.password = Optional.of(new PasswordHash("hash of " + Some.key()));
        return some;
    }

    SomeArrival id(ExternalId wanted) {
        id = wanted;
        return this;
    }

    SomeArrival id(String source, String value) {
        return id(new ExternalId(source, value));
    }

    SomeArrival phone(Optional<PhoneNumber> wanted) {
        phone = wanted;
        return this;
    }

    SomeArrival emailInCapitals(Optional<EmailAddress> wanted) {
        email = wanted.map(address -> new EmailAddress(address.value().toUpperCase(Locale.ROOT)));
        return this;
    }

    SomeArrival usernameInCapitals(Optional<Username> wanted) {
        username = wanted.map(name -> new Username(name.value().toUpperCase(Locale.ROOT)));
        return this;
    }

    SomeArrival telegram(Optional<TelegramId> wanted) {
        telegram = wanted;
        return this;
    }

    SomeArrival password(PasswordHash wanted) {
        password = Optional.of(wanted);
        return this;
    }

    /** A code that is one of ours too. */
    SomeArrival code(InviteCode wanted) {
        code = Optional.of(wanted);
        oldCode = Optional.of(wanted.value());
        return this;
    }

    SomeArrival oldCode(String wanted) {
        oldCode = Optional.of(wanted);
        return this;
    }

    SomeArrival invitedBy(ExternalId wanted) {
        return invitedByNumber(wanted.value());
    }

    SomeArrival invitedByNumber(String wanted) {
        inviter = Optional.of(new Inviter(Optional.of(wanted), Optional.empty()));
        return this;
    }

    SomeArrival invitedByCode(Optional<String> wanted) {
        inviter = Optional.of(new Inviter(Optional.empty(), wanted));
        return this;
    }

    Arrival of(long line) {
        return new Arrival(
                line,
                id,
                ThreadLocalRandom.current().nextLong(),
                new Arrival.Person(
                        phone,
                        email,
                        full,
                        username,
                        name,
                        name,
                        telegram,
                        full ? Optional.of(Language.RU) : Optional.empty()),
                new Arrival.Past(
                        full ? Role.TEACHER : Role.STUDENT,
                        Some.NOW.minus(Duration.ofDays(900)),
                        full ? Optional.of(Some.NOW.minus(Duration.ofDays(3))) : Optional.empty(),
                        full
                                ? Optional.of(new Ban(
                                        Optional.of(new BanReason("Spam")),
                                        Optional.empty(),
                                        Optional.of(Some.NOW.minus(Duration.ofDays(2))),
                                        Optional.of(Some.NOW.plus(Duration.ofDays(2)))))
                                : Optional.empty()),
                password,
                new Arrival.Invites(oldCode, code, inviter));
    }
}
