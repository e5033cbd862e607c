package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import java.util.Optional;

/**
 * An account somebody has proved to own.
 *
 * @param isNew whether it was opened for that
 * @param refusal why they are not let in all the same
 */
public record Entered(User user, boolean isNew, Optional<AccountProblem> refusal) {

    /** Somebody who is let in unless they are banned. */
    public Entered(User user, boolean isNew) {
        this(user, isNew, user.isBanned() ? Optional.of(AccountProblem.BANNED) : Optional.empty());
    }
}
