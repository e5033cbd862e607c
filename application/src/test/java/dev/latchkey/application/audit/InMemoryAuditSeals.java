package dev.latchkey.application.audit;

import dev.latchkey.application.shared.InMemoryTransactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of the real chain. Nothing ever happens beside it, so every line that is there is settled. */
public final class InMemoryAuditSeals implements AuditSeals {
    private final InMemoryTransactions memory;
    private final InMemoryAuditHistory history;
    private final Map<Long, Sealed> chain;
    private final Map<String, Head> head;

    public InMemoryAuditSeals(InMemoryTransactions memory, InMemoryAuditHistory history) {
        this.memory = memory;
        this.history = history;
        this.chain = memory.newMap();
        this.head = memory.newMap();
    }

    @Override
    public boolean takeTurn() {
        return true;
    }

    @Override
    public Head head() {
        synchronized (memory) {
            return Optional.ofNullable(head.get("head")).orElse(Head.START);
        }
    }

    @Override
    public List<AuditLine> unsealed(long settled, int max) {
        synchronized (memory) {
            return history.all().stream()
                    .filter(line -> line.number() > settled && !isSealed(line))
                    .limit(max)
                    .toList();
        }
    }

    @Override
    public void append(List<Sealed> links, Head end) {
        synchronized (memory) {
            links.forEach(link -> chain.put(link.position(), link));
            head.put("head", end);
        }
    }

    @Override
    public long settled(long known) {
        return Math.max(known, history.all().size());
    }

    @Override
    public List<Link> links(long after, int max) {
        synchronized (memory) {
            List<AuditLine> lines = history.all();
            return chain.values().stream()
                    .filter(link -> link.position() > after)
                    .limit(max)
                    .map(link -> new Link(
                            link.position(),
                            link.line(),
                            link.seal(),
                            lines.stream()
                                    .filter(line -> line.number() == link.line())
                                    .findAny()))
                    .toList();
        }
    }

    @Override
    public Waiting waiting(long settled) {
        synchronized (memory) {
            List<AuditLine> waiting =
                    history.all().stream().filter(line -> !isSealed(line)).toList();
            return new Waiting(
                    waiting.size(),
                    waiting.stream()
                            .map(AuditLine::number)
                            .filter(number -> number <= settled)
                            .findFirst());
        }
    }

    private boolean isSealed(AuditLine line) {
        return chain.values().stream().anyMatch(link -> link.line() == line.number());
    }
}
