package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What follows when an account has got another password, in the same transaction. */
public final class SettlePassword {
    private final MailLinks links;
    private final EndSessions sessions;
    private final RecordAudit audit;
    private final TellOwner tell;

    public SettlePassword(MailLinks links, EndSessions sessions, RecordAudit audit, TellOwner tell) {
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
        this.tell = tell;
    }

    /** Ends what was opened with the old password, save the session that is kept, and tells the owner. */
    void settle(User user, Optional<SessionId> kept, Origin origin, Instant now) {
        links.revoke(user.id(), LinkPurpose.RESET_PASSWORD);
        int ended = sessions.of(user.id(), kept, EndCause.PASSWORD_CHANGED, now);
        audit.own(
                AuditAction.PASSWORD_CHANGED,
                user.id(),
                origin,
                Map.of("by", kept.isPresent() ? "owner" : "link", "sessions", Integer.toString(ended)));
        tell.did(NoticeKind.PASSWORD_CHANGED, user, origin, now);
    }

    /** To be called when the transaction is over. */
    void announce() {
        sessions.announce();
    }
}
