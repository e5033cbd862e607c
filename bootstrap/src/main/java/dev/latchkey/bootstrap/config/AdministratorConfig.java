package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.login.Password;
import java.util.Optional;

/** Who is to be administrator where there is none. */
public record AdministratorConfig(
        Optional<EmailAddress> email, Optional<Username> username, Optional<Password> password) {

    static AdministratorConfig from(Values values) {
        return new AdministratorConfig(
                values.get(Settings.ADMIN_EMAIL),
                values.get(Settings.ADMIN_USERNAME),
                values.get(Settings.ADMIN_PASSWORD).map(secret -> new Password(secret.text())));
    }

    /** Whether the settings name anybody. */
    public boolean isNamed() {
        return email.isPresent() || username.isPresent();
    }

    /** Whether whoever is named can ever sign in to an account that is opened for them. */
    public boolean canSignIn() {
        return email.isPresent() || (username.isPresent() && password.isPresent());
    }

    /** Without the password, because records end up in logs. */
    @Override
    public String toString() {
        return "AdministratorConfig[***]";
    }
}
