package dev.latchkey.application.login.password;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.password.PasswordHasher.Match;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.login.PasswordRules;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Optional;

/** Makes sure that whoever wants another password is the owner and not somebody who found an open session. */
public final class ProveOwner {
    private final Passwords passwords;
    private final PasswordHasher hasher;
    private final RequireProof requireProof;
    private final RecordAudit audit;

    public ProveOwner(Passwords passwords, PasswordHasher hasher, RequireProof requireProof, RecordAudit audit) {
        this.passwords = passwords;
        this.hasher = hasher;
        this.requireProof = requireProof;
        this.audit = audit;
    }

    /**
     * Goes on only with the right password, or, for those who have none, with a fresh proof of another kind. Returns the hash
     * of that password.
     *
     * @throws Refused {@link LoginProblem#PASSWORD_WRONG} or that a proof is needed
     */
    Optional<PasswordHash> of(Caller caller, Optional<Password> current, Origin origin) {
        Optional<PasswordHash> hash = passwords.of(caller.user());
        if (hash.isEmpty()) {
            requireProof.of(caller);
            return hash;
        }
        Password typed = current.orElseThrow(
                () -> new InvalidValue("current_password", "field.missing", "is needed to set another password"));
        if (!PasswordRules.isPossible(typed) || hasher.check(typed, hash.get()) == Match.WRONG) {
            throw WrongPassword.by(caller, origin, audit);
        }
        return hash;
    }

    /** Only in the place of the password that was proved: somebody may have set another meanwhile. */
    void replace(UserId owner, Optional<PasswordHash> proved, PasswordHash fresh, Instant now) {
        boolean replaced = proved.map(hash -> passwords.replace(owner, hash, fresh, now))
                .orElseGet(() -> passwords.setFirst(owner, fresh, now));
        if (!replaced) {
            throw new Refused(LoginProblem.PASSWORD_WRONG);
        }
    }
}
