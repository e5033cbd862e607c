package dev.latchkey.application.imports;

import dev.latchkey.application.imports.ImportedAccounts.Tie;
import dev.latchkey.application.imports.ImportedAccounts.Tied;
import dev.latchkey.application.imports.Outcome.Refusal;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ties people who were imported to those who had invited them, once everybody is there. */
public final class TieInvited {
    private static final int AT_A_TIME = 1_000;

    private final ImportedAccounts accounts;
    private final Transactions transactions;

    public TieInvited(ImportedAccounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** Ties some of them: an answer for each, none at all when nobody waits any more. */
    public List<Outcome> some() {
        return transactions.inOne(() -> {
            List<Tied> all = accounts.tie(AT_A_TIME);
            List<UserId> tied = all.stream()
                    .filter(each -> each.tie() == Tie.TIED)
                    .map(Tied::newcomer)
                    .toList();
            Set<UserId> circles = tied.isEmpty() ? Set.of() : new HashSet<>(accounts.untieCircles(tied));
            return all.stream()
                    .map(each -> circles.contains(each.newcomer())
                            ? refused(each, "inviter.circle", "came through the newcomer, so this would be a circle")
                            : told(each))
                    .toList();
        });
    }

    private static Outcome told(Tied each) {
        return switch (each.tie()) {
            case TIED -> Outcome.opened(each.line(), true);
            case UNKNOWN -> refused(each, "inviter.unknown", "is not there");
            case OWN -> refused(each, "inviter.own", "is the newcomer");
            case ALREADY -> refused(each, "inviter.already", "comes too late: the newcomer has entered a code here");
        };
    }

    private static Outcome refused(Tied each, String reason, String message) {
        return Outcome.refused(each.line(), new Refusal(reason, "invited_by", message));
    }
}
