package dev.latchkey.application.login.password;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.Refused;
import java.util.Map;

/** What follows when somebody who is signed in does not know the password of their account. */
final class WrongPassword {
    private WrongPassword() {}

    /** Writes it down. The answer to it, to be thrown. */
    static Refused by(Caller caller, Origin origin, RecordAudit audit) {
        audit.own(
                AuditAction.PASSWORD_WRONG,
                caller.user(),
                origin,
                Map.of(
                        "method",
                        AuthMethod.PASSWORD.reference(),
                        "session",
                        caller.session().value().toString()));
        return new Refused(LoginProblem.PASSWORD_WRONG);
    }
}
