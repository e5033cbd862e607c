package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import java.util.Optional;

/**
 * An account that has got an address.
 *
 * @param user the account as it is now
 * @param from the address that it had before
 */
public record EmailMoved(User user, Optional<EmailAddress> from) {}
