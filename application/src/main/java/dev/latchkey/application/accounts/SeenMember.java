package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.Permission;

/**
 * An account as it may be shown to somebody.
 *
 * @param whole whether they may see its identifiers as they are, and not only masked
 */
public record SeenMember(Member member, boolean whole) {

    static SeenMember by(Caller caller, Member member) {
        boolean own = caller.user().equals(member.user().id());
        return new SeenMember(member, own || caller.may(Permission.SEE_IDENTIFIERS));
    }
}
