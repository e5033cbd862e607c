package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes whom the settings name administrator, where there is none. Once there is one the settings say nothing any more, so
 * that no start brings back an account, a name or a role that people have changed since.
 */
public final class AppointAdministrator {
    private static final int INVITE_CODE_ATTEMPTS = 20;

    private final Standing standing;
    private final RandomGenerator random;
    private final RecordAudit audit;

    public AppointAdministrator(Standing standing, RandomGenerator random, RecordAudit audit) {
        this.standing = standing;
        this.random = random;
        this.audit = audit;
    }

    /** Whether somebody has to be appointed. In a transaction nobody else is appointed until it is over. */
    public boolean isNeeded() {
        return standing.isWithoutAdmin();
    }

    /** Opens an account for the administrator, or promotes the one that has that address. To be called in a transaction. */
    public Appointed appoint(Optional<EmailAddress> email, Optional<Username> username, Instant now) {
        if (!standing.isWithoutAdmin()) {
            return new Appointed(Outcome.THERE_IS_ONE, Optional.empty());
        }
        return opened(email, username, now)
                .or(() -> promoted(email, now))
                .orElseGet(() -> new Appointed(Outcome.TAKEN, Optional.empty()));
    }

    private Optional<Appointed> opened(Optional<EmailAddress> email, Optional<Username> username, Instant now) {
        for (int attempt = 0; attempt < INVITE_CODE_ATTEMPTS; attempt++) {
            Optional<UserId> opened = standing.openAdmin(email, username, InviteCode.random(random), now);
            if (opened.isPresent()) {
                String by = email.map(EmailAddress::masked).orElse("");
                audit.system(
                        AuditAction.ACCOUNT_OPENED,
                        opened.get(),
                        by.isEmpty() ? Map.of("role", "admin") : Map.of("role", "admin", "email", by));
                return Optional.of(new Appointed(Outcome.OPENED, opened));
            }
        }
        return Optional.empty();
    }

    // A username is no proof of anything: whoever comes first has it.
    private Optional<Appointed> promoted(Optional<EmailAddress> email, Instant now) {
        return email.flatMap(address -> standing.makeAdmin(address, now)).map(id -> {
            audit.system(AuditAction.ROLE_CHANGED, id, Map.of("to", "admin"));
            return new Appointed(Outcome.PROMOTED, Optional.of(id));
        });
    }

    /** What became of it. */
    public enum Outcome {
        OPENED,
        PROMOTED,
        THERE_IS_ONE,
        /** The address, unproved, or the username belongs to another account. */
        TAKEN
    }

    /** What became of it, and whom it was about. */
    public record Appointed(Outcome outcome, Optional<UserId> user) {}
}
