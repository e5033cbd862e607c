package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.Username;
import java.util.Optional;

/** What people say of themselves at their first sign-in. Ignored when they turn out to have an account. */
public record Newcomer(Optional<PersonName> firstName, Optional<PersonName> lastName, Optional<Username> username) {

    /** Somebody who says nothing. */
    public static final Newcomer SILENT = new Newcomer(Optional.empty(), Optional.empty(), Optional.empty());
}
