package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.BotProblem;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.util.Map;

/** Has Telegram bring updates to us, where that is what we are set up for. */
public final class SetWebhook {
    private final AskBot ask;
    private final LineRules rules;
    private final ViewWebhook view;
    private final RecordAudit audit;

    public SetWebhook(AskBot ask, LineRules rules, ViewWebhook view, RecordAudit audit) {
        this.ask = ask;
        this.rules = rules;
        this.view = view;
        this.audit = audit;
    }

    public ViewWebhook.Seen set(Caller caller, Origin origin) {
        BotOffice office = ask.by(caller);
        switch (rules.mode()) {
            case OFF -> throw new Refused(TelegramProblem.OFF);
            case POLLING -> throw new Refused(BotProblem.POLLING);
            case WEBHOOK -> office.setWebhook(rules.webhook(), rules.secrets().get(0));
        }
        audit.own(
                AuditAction.WEBHOOK_SET,
                caller.user(),
                origin,
                Map.of("address", rules.webhook().toString()));
        return view.seen(office);
    }
}
