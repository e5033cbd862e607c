package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.util.Optional;

/** Lets administrators to the bot's office, if there is a bot. Each visit is a question to Telegram, so they are counted. */
public final class AskBot {
    private final Optional<BotOffice> office;
    private final Limits limits;

    public AskBot(Optional<BotOffice> office, Limits limits) {
        this.office = office;
        this.limits = limits;
    }

    BotOffice by(Caller caller) {
        caller.must(Permission.RUN_TELEGRAM);
        BotOffice open = office.orElseThrow(() -> new Refused(TelegramProblem.OFF));
        limits.spend(new Limits.Use(Limit.BOT_PER_ACCOUNT, caller.user()));
        return open;
    }
}
