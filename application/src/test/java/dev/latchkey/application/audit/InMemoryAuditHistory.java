package dev.latchkey.application.audit;

import dev.latchkey.domain.audit.AuditEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The twin of the real history. */
public final class InMemoryAuditHistory implements AuditHistory {
    private final InMemoryAuditTrail trail;

    public InMemoryAuditHistory(InMemoryAuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public List<AuditLine> list(Filter filter, Optional<Long> before, int max) {
        List<AuditLine> lines = new ArrayList<>(all());
        Collections.reverse(lines);
        return lines.stream()
                .filter(line -> line.number() < before.orElse(Long.MAX_VALUE))
                .filter(line -> filter.actor().isEmpty() || filter.actor().equals(line.actor()))
                .filter(line -> filter.subject().isEmpty() || filter.subject().equals(line.subject()))
                .filter(line -> filter.action()
                        .map(action -> action.code().equals(line.action()))
                        .orElse(true))
                .filter(line ->
                        filter.from().map(from -> !line.at().isBefore(from)).orElse(true))
                .filter(line -> filter.to().map(to -> line.at().isBefore(to)).orElse(true))
                .limit(max)
                .toList();
    }

    /** Every line, the first one first. */
    List<AuditLine> all() {
        List<AuditLine> lines = new ArrayList<>();
        for (AuditEvent event : trail.written()) {
            lines.add(new AuditLine(
                    lines.size() + 1,
                    event.at(),
                    event.action().code(),
                    event.actor(),
                    event.subject(),
                    event.address(),
                    event.details()));
        }
        return lines;
    }
}
