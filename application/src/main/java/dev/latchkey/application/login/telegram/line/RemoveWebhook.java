package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import java.util.Map;

/** Has Telegram keep updates from now on, for whoever fetches them or for the next webhook. */
public final class RemoveWebhook {
    private final AskBot ask;
    private final RecordAudit audit;

    public RemoveWebhook(AskBot ask, RecordAudit audit) {
        this.ask = ask;
        this.audit = audit;
    }

    public void remove(Caller caller, Origin origin) {
        ask.by(caller).removeWebhook();
        audit.own(AuditAction.WEBHOOK_REMOVED, caller.user(), origin, Map.of());
    }
}
