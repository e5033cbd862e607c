package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The forest of referrals, seen from above. */
@Port
public interface Referrals {

    /** One account and those who came through it, over some levels. Empty if there is no such account. */
    List<Branch> tree(Excerpt excerpt);

    /** Who brought most people in that time, the best first; of equals the older account. */
    List<TopInviter> top(Optional<Instant> from, Optional<Instant> until, int max);

    /**
     * Which part of the forest to show.
     *
     * @param before the position that the root's own list continues from; empty for its beginning
     * @param depth how many levels below the root
     * @param width how many of those who came through one account, the latest first
     * @param most how many accounts in all; what is nearer to the root comes first
     */
    record Excerpt(UserId root, Optional<Long> before, int depth, int width, int most) {}

    /**
     * An account in the tree, level by level.
     *
     * @param parent through whom they came, as far as the tree shows it; empty for its root
     * @param position the place in the list of all referrals; 0 for the root
     * @param code which they entered; empty for the root
     * @param joinedAt when they entered it
     * @param invitedCount how many came through them
     * @param listed how many of those the list that the tree shows a part of has
     */
    record Branch(
            UserId id,
            Optional<UserId> parent,
            long position,
            Optional<PersonName> firstName,
            Optional<String> code,
            Optional<Instant> joinedAt,
            int invitedCount,
            int listed) {}

    /**
     * Somebody who brought people.
     *
     * @param invited how many in the time that was asked for
     */
    record TopInviter(UserId id, Optional<PersonName> firstName, int invited) {}
}
