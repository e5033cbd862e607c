package dev.latchkey.application.login.telegram.line;

import dev.latchkey.domain.login.BotProblem;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.util.List;
import java.util.Optional;

/** Takes an update that Telegram brings. It is kept when this returns, and handled soon after. */
public final class TakeWebhook {
    private final LineRules rules;
    private final ReadUpdate read;
    private final ReceiveUpdates receive;

    public TakeWebhook(LineRules rules, ReadUpdate read, ReceiveUpdates receive) {
        this.rules = rules;
        this.read = read;
        this.receive = receive;
    }

    public void take(Optional<String> secret, byte[] json) {
        if (rules.mode() != LineMode.WEBHOOK) {
            throw new Refused(TelegramProblem.OFF);
        }
        if (secret.filter(rules::know).isEmpty()) {
            throw new Refused(BotProblem.WEBHOOK_SECRET_WRONG);
        }
        ReceivedUpdate update = read.read(json)
                .orElseThrow(() -> new InvalidValue("update_id", "telegram.no_update", "must be an update"));
        receive.receive(List.of(update));
    }
}
