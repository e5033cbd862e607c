package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.OwnWords;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.login.PasswordRules;
import dev.latchkey.domain.login.PasswordWeakness;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one way to a new password: every door that sets one goes through the rules, and through the list of stolen ones. */
public final class ChoosePassword {
    private final BreachedPasswords breached;
    private final PasswordHasher hasher;
    private final Set<String> service;

    /**
     * Chooses among passwords that are not in that list.
     *
     * @param service the names of the service, which make no good passwords
     */
    public ChoosePassword(BreachedPasswords breached, PasswordHasher hasher, Set<String> service) {
        this.breached = breached;
        this.hasher = hasher;
        this.service = Set.copyOf(service);
    }

    /**
     * What is to be kept of the password, if the owner of the account may have it. Not to be called in a transaction.
     *
     * @throws InvalidValue {@code password.weak} if not
     */
    PasswordHash chosen(Password password, User user) {
        Stream<PersonName> names = Stream.of(user.firstName(), user.lastName()).flatMap(Optional::stream);
        return chosen(password, OwnWords.of(user.email(), user.phone(), user.username(), names, service));
    }

    /** The same for somebody who has no account yet. */
    PasswordHash chosen(Password password, EmailAddress email, Newcomer newcomer) {
        Stream<PersonName> names =
                Stream.of(newcomer.firstName(), newcomer.lastName()).flatMap(Optional::stream);
        return chosen(password, OwnWords.of(Optional.of(email), Optional.empty(), newcomer.username(), names, service));
    }

    private PasswordHash chosen(Password password, OwnWords own) {
        PasswordRules.check(password, own);
        if (breached.contain(password)) {
            throw PasswordWeakness.BREACHED.told();
        }
        return hasher.hash(password);
    }
}
