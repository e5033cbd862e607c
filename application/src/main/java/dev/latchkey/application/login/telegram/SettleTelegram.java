package dev.latchkey.application.login.telegram;

import dev.latchkey.application.accounts.ProvedContacts;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What follows when an account has got a Telegram or has lost one, in the same transaction. */
public final class SettleTelegram {
    private final EndSessions sessions;
    private final RecordAudit audit;
    private final TellOwner tell;
    private final ProvedContacts told;

    public SettleTelegram(EndSessions sessions, RecordAudit audit, TellOwner tell, ProvedContacts told) {
        this.sessions = sessions;
        this.audit = audit;
        this.tell = tell;
        this.told = told;
    }

    void linked(Caller caller, TelegramLinks.Linked linked, TelegramId now, Origin origin, Instant at) {
        if (linked.from().isPresent()) {
            end(caller.user(), Optional.of(caller.session()), at);
        }
        String before = linked.from().map(TelegramId::masked).orElse("");
        audit.own(AuditAction.TELEGRAM_LINKED, caller.user(), origin, Map.of("from", before, "to", now.masked()));
        tell.did(NoticeKind.TELEGRAM_LINKED, linked.user(), origin, at);
        told.proved(caller.user(), at);
    }

    /** Whoever got in through it is out, save whoever takes it away. */
    public void unlinked(UserId user, Optional<SessionId> kept, TelegramId before, Origin origin, Instant at) {
        end(user, kept, at);
        audit.own(AuditAction.TELEGRAM_UNLINKED, user, origin, Map.of("from", before.masked()));
        tell.did(NoticeKind.TELEGRAM_UNLINKED, user, origin, at);
    }

    /** To be called when the transaction is over. */
    public void announce() {
        sessions.announce();
    }

    private void end(UserId user, Optional<SessionId> kept, Instant at) {
        int unused = sessions.of(user, kept, EndCause.TELEGRAM_CHANGED, at);
    }
}
