package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.login.telegram.line.BotOffice.Webhook;
import dev.latchkey.application.login.telegram.line.LineLease.Held;
import dev.latchkey.application.shared.Caller;
import java.time.InstantSource;
import java.util.Optional;

/** Shows where Telegram brings updates, and who fetches them if it does not. */
public final class ViewWebhook {
    private final AskBot ask;
    private final LineRules rules;
    private final LineLease lease;
    private final InstantSource clock;

    public ViewWebhook(AskBot ask, LineRules rules, LineLease lease, InstantSource clock) {
        this.ask = ask;
        this.rules = rules;
        this.lease = lease;
        this.clock = clock;
    }

    public Seen view(Caller caller) {
        return seen(ask.by(caller));
    }

    Seen seen(BotOffice office) {
        return new Seen(office.webhook(), rules.mode(), lease.held(clock.instant()));
    }

    /** How it is over there, and what it should be. */
    public record Seen(Webhook webhook, LineMode mode, Optional<Held> held) {}
}
