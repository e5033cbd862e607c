package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.util.Optional;

/** Finds accounts for those who must not tell whether there is one. */
public final class LookUpAccount {
    private final Accounts accounts;

    public LookUpAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    public Optional<User> by(UserId id) {
        return accounts.find(id);
    }

    public Optional<User> by(EmailAddress email) {
        return accounts.findByEmail(email);
    }

    public Optional<User> by(TelegramId telegram) {
        return accounts.findByTelegram(telegram);
    }
}
