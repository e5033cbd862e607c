package dev.latchkey.application.login.password;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.password.PasswordHasher.Match;
import dev.latchkey.application.sessions.ProveSession;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.login.PasswordRules;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes the password with which somebody shows that it is still them; their session counts as freshly proved then. It is
 * guessed here no more easily than at the door, and accounts without a password answer as if it were wrong, as slowly.
 */
public final class ProveByPassword {
    private final Passwords passwords;
    private final PasswordHasher hasher;
    private final PasswordGate gate;
    private final ProveSession sessions;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public ProveByPassword(
            Passwords passwords,
            PasswordHasher hasher,
            PasswordGate gate,
            ProveSession sessions,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.passwords = passwords;
        this.hasher = hasher;
        this.gate = gate;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Proves the caller's session.
     *
     * @throws Refused {@link LoginProblem#PASSWORD_WRONG}
     */
    public void prove(Caller caller, Password typed, Origin origin) {
        gate.admit(caller.user(), origin);
        Optional<PasswordHash> own = passwords.of(caller.user());
        PasswordHash hash = own.orElseGet(hasher::decoy);
        boolean right = PasswordRules.isPossible(typed) && hasher.check(typed, hash) != Match.WRONG;
        if (!right || own.isEmpty()) {
            throw WrongPassword.by(caller, origin, audit);
        }
        transactions.allOrNothing(() -> {
            // The password may have been changed while it was being checked: then it proves nothing any more.
            if (!passwords.holds(caller.user(), hash)) {
                throw new Refused(LoginProblem.PASSWORD_WRONG);
            }
            sessions.prove(caller, origin, clock.instant());
        });
    }
}
