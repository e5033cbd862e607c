package dev.latchkey.application.imports;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.imports.ImportedAccounts.Fate;
import dev.latchkey.application.imports.ImportedAccounts.Holder;
import dev.latchkey.application.imports.ImportedAccounts.Opened;
import dev.latchkey.application.imports.ImportedAccounts.Proposal;
import dev.latchkey.application.imports.Outcome.Refusal;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Opens accounts for people of an earlier system, some hundreds at a time. Who is there already stays as they are. */
public final class ImportUsers {
    /** As for everybody who gets a code. */
    private static final int INVITE_CODE_ATTEMPTS = 20;

    private final ImportedAccounts accounts;
    private final Predicate<InviteCode> wanted;
    private final RandomGenerator random;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    /**
     * Imports into those accounts.
     *
     * @param wanted the codes that others in the file have: they are given to nobody else
     */
    public ImportUsers(
            ImportedAccounts accounts,
            Predicate<InviteCode> wanted,
            RandomGenerator random,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.wanted = wanted;
        this.random = random;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens accounts for all of them, or for none if something breaks. One answer for each. */
    public List<Outcome> open(List<Arrival> arrivals) {
        return transactions.inOne(() -> openAll(arrivals, clock.instant()));
    }

    /** Writes down that an import has come that far. */
    public void record(Map<String, String> details) {
        audit.system(AuditAction.USERS_IMPORTED, details);
    }

    private List<Outcome> openAll(List<Arrival> arrivals, Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Arrival> waiting = arrivals;
        for (int attempt = 0; !waiting.isEmpty(); attempt++) {
            List<Opened> opened = opened(waiting, now);
            opened.stream()
                    .filter(each -> each.fate() != Fate.TAKEN)
                    .map(ImportUsers::told)
                    .forEach(outcomes::add);
            waiting = unlucky(opened, waiting, outcomes);
            if (attempt == INVITE_CODE_ATTEMPTS) {
                throw new IllegalStateException("No free invite code was found");
            }
        }
        return outcomes;
    }

    private List<Opened> opened(List<Arrival> arrivals, Instant now) {
        List<Opened> opened = accounts.open(
                arrivals.stream().map(arrival -> new Proposal(arrival, spare())).toList(), now);
        if (opened.size() != arrivals.size()) {
            throw new IllegalStateException(arrivals.size() + " arrived and " + opened.size() + " were answered");
        }
        return opened;
    }

    private InviteCode spare() {
        InviteCode code = InviteCode.random(random);
        while (wanted.test(code)) {
            code = InviteCode.random(random);
        }
        return code;
    }

    /** Refuses those who want what belongs to others; only the invite codes of the rest were taken. */
    private List<Arrival> unlucky(List<Opened> opened, List<Arrival> among, List<Outcome> outcomes) {
        Set<Long> taken = opened.stream()
                .filter(each -> each.fate() == Fate.TAKEN)
                .map(Opened::line)
                .collect(Collectors.toSet());
        List<Arrival> left =
                among.stream().filter(arrival -> taken.contains(arrival.line())).toList();
        if (left.isEmpty()) {
            return left;
        }
        Map<Long, Holder> holders = accounts.holders(left).stream()
                .collect(Collectors.toMap(Holder::line, Function.identity(), (first, second) -> first));
        holders.values().stream()
                .map(holder -> Outcome.refused(holder.line(), Refusal.taken(holder.field(), holder.account())))
                .forEach(outcomes::add);
        return left.stream()
                .filter(arrival -> !holders.containsKey(arrival.line()))
                .toList();
    }

    private static Outcome told(Opened opened) {
        return switch (opened.fate()) {
            case OPENED -> Outcome.opened(opened.line(), opened.codeKept());
            case THERE -> Outcome.there(opened.line());
            case DIFFERS ->
                Outcome.refused(
                        opened.line(),
                        new Refusal(
                                "external_id.repeated",
                                "external_id",
                                "was imported before from a line that said something else"));
            case TAKEN -> throw new IllegalArgumentException("It is not decided yet");
        };
    }
}
