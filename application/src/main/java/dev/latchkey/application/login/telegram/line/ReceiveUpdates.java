package dev.latchkey.application.login.telegram.line;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Keeps updates before anybody does something about them, so that none is lost whatever happens next. */
public final class ReceiveUpdates {
    private final WaitingUpdates updates;
    private final UpdateSealer sealer;
    private final Runnable arrived;
    private final InstantSource clock;

    /** @param arrived wakes whoever handles them */
    public ReceiveUpdates(WaitingUpdates updates, UpdateSealer sealer, Runnable arrived, InstantSource clock) {
        this.updates = updates;
        this.sealer = sealer;
        this.arrived = arrived;
        this.clock = clock;
    }

    /** Returns when they are kept. Those that have come before are passed over. */
    public void receive(List<ReceivedUpdate> received) {
        Instant now = clock.instant();
        updates.add(received.stream()
                .map(update ->
                        new WaitingUpdate(update.id(), update.person(), sealer.seal(update.id(), update.json()), now))
                .toList());
        arrived.run();
    }
}
