package dev.latchkey.application.imports;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accounts by what earlier systems called them. An external id leads to one account for ever, and whoever is there already
 * is never merged with somebody who arrives.
 */
@Port
public interface ImportedAccounts {

    /**
     * Opens an account for each of those who has none, in the order given, all in one step. Nobody changes whose external id
     * is there or whose identifier belongs to another. No external id may occur twice. One answer for each, in any order.
     */
    @Consumes
    List<Opened> open(List<Proposal> proposals, Instant now);

    /** Whose identifiers belong to somebody, and to whom. Those whose identifiers are all free are left out. */
    List<Holder> holders(List<Arrival> arrivals);

    /** Ties so many of those who wait for it to their inviters, in the order in which they came. One answer for each. */
    @Consumes
    List<Tied> tie(int most);

    /**
     * Unties those of these newcomers who close a circle: of each circle the one who came last. To be called in the
     * transaction that tied them.
     */
    @Consumes
    List<UserId> untieCircles(List<UserId> tied);

    /**
     * Somebody who arrives, and the invite code they get if theirs cannot be kept.
     *
     * @param spare drawn at random
     */
    record Proposal(Arrival arrival, InviteCode spare) {}

    /**
     * What became of an arrival.
     *
     * @param account that was opened, or that has the external id
     * @param codeKept whether their invite code is the one that they brought
     */
    record Opened(long line, Fate fate, Optional<UserId> account, boolean codeKept) {}

    /** What can become of an arrival. */
    enum Fate {
        OPENED,
        /** The external id was there before, from the same line. */
        THERE,
        /** The external id was there before, from a line that said something else. */
        DIFFERS,
        /** Something that only one account can have belongs to another: an identifier, or both invite codes. */
        TAKEN
    }

    /**
     * An identifier that belongs to another.
     *
     * @param field as the file calls it
     */
    record Holder(long line, String field, UserId account) {}

    /**
     * Somebody who waited for their inviter.
     *
     * @param line where they stood in the file
     */
    record Tied(UserId newcomer, long line, Tie tie) {}

    /** What became of a tie. */
    enum Tie {
        TIED,
        /** There is no such inviter. */
        UNKNOWN,
        OWN,
        /** The newcomer has an inviter already. */
        ALREADY
    }
}
