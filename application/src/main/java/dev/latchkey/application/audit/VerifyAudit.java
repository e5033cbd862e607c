package dev.latchkey.application.audit;

import dev.latchkey.application.audit.AuditSeals.Head;
import dev.latchkey.application.audit.AuditSeals.Link;
import dev.latchkey.application.audit.AuditSeals.Waiting;
import dev.latchkey.application.shared.Transactions;
import java.util.List;
import java.util.Optional;

/** Finds out whether a line of the audit trail was removed, changed, moved or smuggled in since it was sealed. */
public final class VerifyAudit {
    private static final int AT_ONCE = 1_000;

    private final AuditSeals seals;
    private final SealMaker maker;
    private final Transactions transactions;

    public VerifyAudit(AuditSeals seals, SealMaker maker, Transactions transactions) {
        this.seals = seals;
        this.maker = maker;
        this.transactions = transactions;
    }

    public Findings verify() {
        Head head = transactions.inOne(seals::head);
        long position = 0;
        String before = "";
        while (position < head.position()) {
            List<Link> links = seals.links(position, AT_ONCE);
            if (links.isEmpty()) {
                return wrong(position, head, "links after " + position + " are missing");
            }
            for (Link link : links) {
                Optional<String> fault = faultOf(link, position + 1, before);
                if (fault.isPresent()) {
                    return wrong(position, head, fault.get());
                }
                position = link.position();
                before = link.seal();
                if (position == head.position()) {
                    break;
                }
            }
        }
        return end(head, before);
    }

    private Optional<String> faultOf(Link link, long due, String before) {
        if (link.position() != due) {
            return Optional.of("link " + due + " is missing");
        }
        if (link.line().isEmpty()) {
            return Optional.of("line " + link.number() + " was removed");
        }
        return maker.isRight(link.seal(), before, due, link.line().get())
                ? Optional.empty()
                : Optional.of("line " + link.number() + " or its seal was changed");
    }

    private Findings end(Head head, String seal) {
        if (head.position() > 0 && !(seal.equals(head.seal()) && maker.isProved(head))) {
            return wrong(head.position(), head, "the end of the chain was cut off or made up");
        }
        Waiting waiting = seals.waiting(head.settled());
        Optional<String> smuggled = waiting.smuggled().map(line -> "line " + line + " was put in afterwards");
        return new Findings(head.position(), waiting.lines(), head, smuggled);
    }

    private Findings wrong(long verified, Head head, String fault) {
        return new Findings(verified, seals.waiting(head.settled()).lines(), head, Optional.of(fault));
    }

    /**
     * What came of it.
     *
     * @param verified how many lines are as they were sealed, from the beginning
     * @param waiting how many have no seal yet
     * @param fault the first that is wrong
     */
    public record Findings(long verified, long waiting, Head head, Optional<String> fault) {}
}
