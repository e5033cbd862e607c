package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;

/** Who wants to know that an account has a phone or an address that is proved. */
@FunctionalInterface
public interface ProvedContacts {

    /** Called in the transaction that has written it down. */
    void proved(UserId user, Instant now);
}
