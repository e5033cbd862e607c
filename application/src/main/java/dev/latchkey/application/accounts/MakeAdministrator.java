package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.domain.shared.Word;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Makes somebody an administrator for the operator of the machine, opening the account if there is none. No secret is made
 * up: whoever it is proves to have the phone or the address, as everybody does.
 */
public final class MakeAdministrator {
    /** Nobody on the network. */
    private static final Origin MACHINE = new Origin("", new Network(""), "", Optional.empty());

    private final Standing standing;
    private final Members members;
    private final OpenAccount openAccount;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public MakeAdministrator(
            Standing standing,
            Members members,
            OpenAccount openAccount,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.standing = standing;
        this.members = members;
        this.openAccount = openAccount;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the holder of the identifier an administrator.
     *
     * @param newcomer what to note of them if the account has to be opened
     */
    public Made make(Identifier identifier, Newcomer newcomer) {
        return transactions.inOne(() -> make(identifier, newcomer, clock.instant()));
    }

    private Made make(Identifier identifier, Newcomer newcomer, Instant now) {
        Optional<UserId> opened =
                openAccount.open(identifier, newcomer, MACHINE, now).map(user -> user.id());
        if (opened.isPresent()) {
            Role before = standing.changeRole(opened.get(), Role.ADMIN, now).orElseThrow();
            return made(opened.get(), before, Outcome.OPENED);
        }
        Member holder = members.holderOf(identifier).orElseThrow();
        Role before = holder.user().role();
        UserId id = holder.user().id();
        if (before == Role.ADMIN) {
            return new Made(id, Outcome.WAS_ONE);
        }
        // Whoever signed up with an address that is not theirs must not get it for that.
        return standing.makeAdmin(identifier, now).isPresent()
                ? made(id, before, Outcome.PROMOTED)
                : new Made(id, holder.user().isBanned() ? Outcome.IS_BANNED : Outcome.NOT_PROVED);
    }

    private Made made(UserId id, Role before, Outcome outcome) {
        audit.system(AuditAction.ROLE_CHANGED, id, Map.of("from", Word.of(before), "to", "admin"));
        return new Made(id, outcome);
    }

    /** What became of it. */
    public enum Outcome {
        OPENED,
        PROMOTED,
        WAS_ONE,
        IS_BANNED,
        /** The account has not shown that the address is its owner's. */
        NOT_PROVED
    }

    /** Whom it was about, and what became of it. */
    public record Made(UserId id, Outcome outcome) {}
}
