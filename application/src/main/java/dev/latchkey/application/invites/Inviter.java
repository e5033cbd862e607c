package dev.latchkey.application.invites;

import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.UserId;
import java.util.Optional;

/** The owner of an invite code, as shown to those who enter it. */
public record Inviter(UserId id, Optional<PersonName> firstName) {}
