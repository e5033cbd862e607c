package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/** Addresses that people wrote into their accounts without proving that they read the letters to them. */
@Port
@FunctionalInterface
public interface UnprovedEmails {
    /**
     * Takes the address off the account that has it and never proved it; the account stays as it is otherwise. One step: of
     * many who do so at once one takes it, and who proves it beside that keeps it. Who lost it; empty if nobody has the
     * address, or it is the claimant's, or was proved, or belongs to a moderator or an administrator, whom the operator may
     * have given it.
     */
    @Consumes
    Optional<UserId> release(EmailAddress email, UserId claimant, Instant now);
}
