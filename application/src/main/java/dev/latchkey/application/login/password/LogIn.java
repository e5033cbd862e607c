package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.EnterAccount;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.Door;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.password.PasswordHasher.Match;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.login.PasswordRules;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Signs in with a name and a password. Nobody learns from its answers, or from their time, whether there is such a name. */
public final class LogIn {
    private final Passwords passwords;
    private final PasswordHasher hasher;
    private final PasswordGate gate;
    private final EnterAccount accounts;
    private final SignIn signIn;
    private final RecordAudit audit;
    private final InstantSource clock;

    public LogIn(
            Passwords passwords,
            PasswordHasher hasher,
            PasswordGate gate,
            EnterAccount accounts,
            SignIn signIn,
            RecordAudit audit,
            InstantSource clock) {
        this.passwords = passwords;
        this.hasher = hasher;
        this.gate = gate;
        this.accounts = accounts;
        this.signIn = signIn;
        this.audit = audit;
        this.clock = clock;
    }

    public SignedIn logIn(LoginName name, Password typed, Door door, Origin origin) {
        Optional<Passwords.Found> found = passwords.find(name);
        Optional<UserId> user = found.map(Passwords.Found::user);
        gate.admit(name, user, origin);
        PasswordHash hash = found.flatMap(Passwords.Found::hash).orElseGet(hasher::decoy);
        Match match = PasswordRules.isPossible(typed) ? hasher.check(typed, hash) : Match.WRONG;
        if (match == Match.WRONG || user.isEmpty()) {
            throw refused(name, user, origin);
        }
        UserId owner = user.get();
        PasswordHash current = match == Match.OUTDATED ? renewed(owner, typed, hash) : hash;
        SignIn.Proof proof = new SignIn.Proof(AuthMethod.PASSWORD, now -> {
            // The password may have been changed while it was being checked: then it opens nothing any more.
            if (!passwords.holds(owner, current)) {
                throw new Refused(LoginProblem.REFUSED);
            }
            return accounts.enter(owner, origin, now)
                    .map(door::admit)
                    .orElseThrow(() -> new Refused(LoginProblem.REFUSED));
        });
        return signIn.grant(proof, Optional.empty(), origin);
    }

    /** Hashes the right password as it is done today; what its owner has from then on. */
    private PasswordHash renewed(UserId owner, Password right, PasswordHash old) {
        PasswordHash fresh = hasher.hash(right);
        if (passwords.replace(owner, old, fresh, clock.instant())) {
            return fresh;
        }
        // Somebody was faster: another sign-in with the same password, or a new password.
        return passwords
                .of(owner)
                .filter(current -> hasher.check(right, current) != Match.WRONG)
                .orElseThrow(() -> new Refused(LoginProblem.REFUSED));
    }

    private Refused refused(LoginName name, Optional<UserId> user, Origin origin) {
        Map<String, String> details = Map.of("method", AuthMethod.PASSWORD.reference(), "login", name.masked());
        user.ifPresentOrElse(
                id -> audit.concerning(AuditAction.PASSWORD_WRONG, id, origin, details),
                () -> audit.stranger(AuditAction.PASSWORD_WRONG, origin, details));
        return new Refused(LoginProblem.REFUSED);
    }
}
