package dev.latchkey.application.invites;

import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who came through the code of another, as shown to that other.
 *
 * @param position the place in the list of all referrals, at least 1
 * @param phone empty if the account has none, or is deleted
 */
public record Invited(
        long position, UserId id, Optional<PhoneNumber> phone, Optional<PersonName> firstName, Instant joinedAt) {}
