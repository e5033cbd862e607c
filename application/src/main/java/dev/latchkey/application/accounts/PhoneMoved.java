package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import java.util.Optional;

/**
 * An account that has got a phone.
 *
 * @param user the account as it is now
 * @param from the phone that it had before
 */
public record PhoneMoved(User user, Optional<PhoneNumber> from) {}
