package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.login.OwnWords;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordRules;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of values that belong to a person. */
final class PersonKinds {
    private PersonKinds() {}

    static Kind<EmailAddress> email() {
        return Kind.open("an e-mail address", text -> {
            try {
                return new EmailAddress(text);
            } catch (InvalidValue e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        });
    }

    static Kind<Username> username() {
        return Kind.open("a username", text -> {
            try {
                return new Username(text);
            } catch (InvalidValue e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        });
    }

    /** One that anybody might choose, and nobody guesses. */
    static Kind<Secret> password() {
        OwnWords service =
                OwnWords.of(Optional.empty(), Optional.empty(), Optional.empty(), Stream.empty(), Set.of("latchkey"));
        return Kind.secret("8 to 256 characters that nobody guesses", text -> "***", text -> {
            try {
                PasswordRules.check(new Password(text), service);
                return new Secret(text);
            } catch (InvalidValue e) {
                throw new WrongValue("is refused as a password: " + e.reason());
            }
        });
    }
}
