package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import java.time.Instant;
import java.util.Optional;

/**
 * Phones of accounts that nobody has used for long. Used is an account in which somebody signs in or renews a session; one
 * that was opened for somebody who never came counts from when it was last written.
 */
@Port
public interface IdlePhones {

    /**
     * Takes the phone off the account that has it and was not used since then; an administrator keeps it. One step: of many
     * who do so at once one takes it, and who signs in beside it keeps it. Empty if nobody has the phone, or its account was
     * used, or is banned: a ban is not outwaited.
     */
    @Consumes
    Optional<Holder> release(PhoneNumber phone, Instant usedSince, Instant now);

    /**
     * Whoever had the phone.
     *
     * @param user the account as it is now
     * @param released whether it has lost the phone
     */
    record Holder(User user, boolean released) {}
}
