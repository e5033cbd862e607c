package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.AppointAdministrator;
import dev.latchkey.application.accounts.AppointAdministrator.Outcome;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sees to it at every start that there is the administrator whom the settings name, with the password that they say if the
 * account is opened for that. Nobody's password is ever replaced by it. Any number of instances may start at once.
 */
public final class SeatAdministrator {
    private final AppointAdministrator appoint;
    private final Passwords passwords;
    private final PasswordHasher hasher;
    private final Transactions transactions;
    private final InstantSource clock;

    public SeatAdministrator(
            AppointAdministrator appoint,
            Passwords passwords,
            PasswordHasher hasher,
            Transactions transactions,
            InstantSource clock) {
        this.appoint = appoint;
        this.passwords = passwords;
        this.hasher = hasher;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome seat(Optional<EmailAddress> email, Optional<Username> username, Optional<Password> password) {
        if (!appoint.isNeeded()) {
            return Outcome.THERE_IS_ONE;
        }
        Optional<PasswordHash> hash = password.map(hasher::hash);
        return transactions.inOne(() -> {
            Instant now = clock.instant();
            AppointAdministrator.Appointed appointed = appoint.appoint(email, username, now);
            if (appointed.outcome() == Outcome.OPENED) {
                hash.ifPresent(made -> passwords.set(appointed.user().orElseThrow(), made, now));
            }
            return appointed.outcome();
        });
    }
}
