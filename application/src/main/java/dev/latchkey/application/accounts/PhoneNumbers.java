package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;

/** Understands phone numbers as people write them. */
@Port
public interface PhoneNumbers {

    /**
     * The number that was meant, the same for every way to write it.
     *
     * @throws dev.latchkey.domain.shared.InvalidValue {@code phone.invalid} if it is not a number that may be used here
     */
    PhoneNumber parse(String written);
}
