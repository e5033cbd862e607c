package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.util.Optional;

/** The accounts beneath a store that refers to them, and what no use case can do to them yet. */
public interface AccountsFixture {
    Accounts accounts();

    /** Makes the account a banned one. */
    void ban(UserId id);

    /** Lifts the ban. */
    void unban(UserId id);

    /** Makes the account a deleted one: it has no identifiers and no names any more, and others may take them. */
    void delete(UserId id);

    default User someone() {
        return someone(Some.phone());
    }

    default User someone(PhoneNumber phone) {
        return someone(phone, Newcomer.SILENT);
    }

    default User someone(PhoneNumber phone, Newcomer newcomer) {
        Optional<User> opened = Optional.empty();
        // Again, because on a store with many accounts a random invite code may be taken.
        for (int attempt = 0; attempt < 3 && opened.isEmpty(); attempt++) {
            opened = accounts()
                    .open(new NewAccount(phone, newcomer, Optional.of(Language.EN), Some.inviteCode(), Some.NOW));
        }
        return opened.orElseThrow();
    }
}
