package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.shared.Change;

/** What people may change of their own profile without a proof. */
public record ProfileChanges(
        Change<PersonName> firstName,
        Change<PersonName> lastName,
        Change<Username> username,
        Change<Language> language) {

    public boolean isEmpty() {
        return !firstName.wanted() && !lastName.wanted() && !username.wanted() && !language.wanted();
    }
}
