package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.Role;
import java.util.Optional;

/** Shows accounts to those who look after them, latest first. */
public final class ListMembers {
    private final Members members;

    public ListMembers(Members members) {
        this.members = members;
    }

    /**
     * One page of the list. Words are not looked for in what the caller may not see: piece by piece that would tell it.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<SeenMember> list(Caller caller, Query query, Optional<Cursor> from, int size) {
        caller.must(Permission.SEE_ACCOUNTS);
        boolean inIdentifiers = caller.may(Permission.SEE_IDENTIFIERS);
        Members.Filter filter = new Members.Filter(
                query.role(), query.status(), query.words().map(words -> new Members.Search(words, inIdentifiers)));
        Page<Member> page = Page.of(
                members.list(filter, from.map(Cursor::position), size + 1),
                size,
                member -> member.user().id().value());
        return new Page<>(
                page.items().stream()
                        .map(member -> SeenMember.by(caller, member))
                        .toList(),
                page.next());
    }

    /** What somebody looks for. */
    public record Query(Optional<Role> role, Optional<AccountStatus> status, Optional<String> words) {

        /** Without the words, which may be a phone, because records end up in logs. */
        @Override
        public String toString() {
            return "Query[" + role + ", " + status + "]";
        }
    }
}
