package dev.latchkey.application.audit;

import dev.latchkey.application.audit.AuditSeals.Head;
import dev.latchkey.application.audit.AuditSeals.Sealed;
import dev.latchkey.application.shared.Transactions;
import java.util.ArrayList;
import java.util.List;

/** Seals the lines that have come into the audit trail. Any number of instances may do so at once; one works. */
public final class SealAudit {
    private static final int AT_ONCE = 500;
    private static final int MOST_ROUNDS = 200;

    private final AuditSeals seals;
    private final SealMaker maker;
    private final Transactions transactions;

    public SealAudit(AuditSeals seals, SealMaker maker, Transactions transactions) {
        this.seals = seals;
        this.maker = maker;
        this.transactions = transactions;
    }

    /**
     * Seals what there is. Returns how many lines.
     *
     * @throws IllegalStateException if the end of the chain was forged: to go on would give the forgery our seal
     */
    public int seal() {
        int sealed = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int some = transactions.inOne(this::sealSome);
            sealed += some;
            if (some < AT_ONCE) {
                break;
            }
        }
        return sealed;
    }

    private int sealSome() {
        if (!seals.takeTurn()) {
            return 0;
        }
        Head head = seals.head();
        if (head.position() > 0 && !maker.isProved(head)) {
            throw new IllegalStateException(
                    "The end of the audit trail's chain is not of our making; see latchkey audit verify");
        }
        // Found out before the lines are read: what was settled then is among them.
        long settled = seals.settled(head.settled());
        List<AuditLine> lines = seals.unsealed(head.settled(), AT_ONCE);
        if (lines.isEmpty() && (head.position() == 0 || (settled == head.settled() && isFresh(head)))) {
            return 0;
        }
        seal(head, lines, lines.size() < AT_ONCE ? settled : head.settled());
        return lines.size();
    }

    private void seal(Head head, List<AuditLine> lines, long settled) {
        List<Sealed> links = new ArrayList<>();
        String before = head.seal();
        long position = head.position();
        for (AuditLine line : lines) {
            position++;
            before = maker.seal(before, position, line);
            links.add(new Sealed(position, line.number(), before));
        }
        seals.append(links, proved(position, before, settled));
    }

    /** Whether the proof is of the secret in force: one of a secret before it would be worth nothing when that is dropped. */
    private boolean isFresh(Head head) {
        return proved(head.position(), head.seal(), head.settled()).equals(head);
    }

    private Head proved(long position, String seal, long settled) {
        return new Head(position, seal, settled, maker.proof(new Head(position, seal, settled, "")));
    }
}
