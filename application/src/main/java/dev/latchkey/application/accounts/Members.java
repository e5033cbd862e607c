package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import java.util.List;
import java.util.Optional;

/** All accounts, for those who look after them. Deleted ones are not among them. */
@Port
public interface Members {

    Optional<Member> find(UserId id);

    Optional<Member> holderOf(Identifier identifier);

    /**
     * Those that the filter lets through, latest first.
     *
     * @param before the account from which on to list, exclusive; empty for the beginning
     */
    List<Member> list(Filter filter, Optional<Long> before, int max);

    /** Which accounts; whatever is absent lets all of them through. */
    record Filter(Optional<Role> role, Optional<AccountStatus> status, Optional<Search> search) {}

    /**
     * Words of which the number, the username or a name has a part, whatever their case.
     *
     * @param inIdentifiers whether phones, addresses and names at Telegram are searched too
     */
    record Search(String words, boolean inIdentifiers) {

        /** Masked, because records end up in logs. */
        @Override
        public String toString() {
            return "Search[***]";
        }
    }
}
