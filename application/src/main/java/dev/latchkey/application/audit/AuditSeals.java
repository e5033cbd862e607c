package dev.latchkey.application.audit;

import dev.latchkey.application.shared.Port;
import java.util.List;
import java.util.Optional;

/**
 * The chain of seals over the audit trail: one for each line, each made over the one before it. What is promised holds in
 * the transaction around the calls.
 */
@Port
public interface AuditSeals {

    /** Whether it is this caller's turn to seal, until the transaction ends. Nobody waits; only sealers ask. */
    boolean takeTurn();

    /** Where the chain ends. */
    Head head();

    /** Lines that are not sealed yet, in the order of their numbers. Lines of transactions that still run come later. */
    List<AuditLine> unsealed(long settled, int max);

    /** Adds to the chain and moves its end. */
    void append(List<Sealed> links, Head end);

    /**
     * The highest number of which it is certain that no line up to it will still appear, at least the one given. Any store
     * may be slow to find out.
     */
    long settled(long known);

    /** A stretch of the chain, in order, with the lines as they are now. */
    List<Link> links(long after, int max);

    /** How many lines await their seal, and the first line that came in behind the settled ones, if any. */
    Waiting waiting(long settled);

    /**
     * Where the chain ends.
     *
     * @param position how many links there are
     * @param seal of the last link; empty before the first
     * @param settled up to which number no line will appear any more
     * @param proof shows that all this was not made up; empty before the first link
     */
    record Head(long position, String seal, long settled, String proof) {
        public static final Head START = new Head(0, "", 0, "");
    }

    /** A new link of the chain. */
    record Sealed(long position, long line, String seal) {}

    /** A link of the chain and its line, which may be gone. */
    record Link(long position, long number, String seal, Optional<AuditLine> line) {}

    /** What has no seal. */
    record Waiting(long lines, Optional<Long> smuggled) {}
}
