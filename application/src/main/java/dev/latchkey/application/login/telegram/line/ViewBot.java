package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.login.telegram.line.BotOffice.Identity;
import dev.latchkey.application.login.telegram.line.LineLease.Held;
import dev.latchkey.application.login.telegram.line.WaitingUpdates.Figures;
import dev.latchkey.application.shared.Caller;
import java.time.InstantSource;
import java.util.Optional;

/** Shows who the bot is, and how the line to it is. */
public final class ViewBot {
    private final AskBot ask;
    private final LineMode mode;
    private final LineLease lease;
    private final WaitingUpdates updates;
    private final InstantSource clock;

    public ViewBot(AskBot ask, LineMode mode, LineLease lease, WaitingUpdates updates, InstantSource clock) {
        this.ask = ask;
        this.mode = mode;
        this.lease = lease;
        this.updates = updates;
        this.clock = clock;
    }

    public Bot view(Caller caller) {
        Identity identity = ask.by(caller).identity();
        return new Bot(identity, mode, lease.held(clock.instant()), updates.figures());
    }

    /** A bot and its line. */
    public record Bot(Identity identity, LineMode mode, Optional<Held> held, Figures figures) {}
}
