package dev.latchkey.application.invites.rewards;

import dev.latchkey.application.shared.Port;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Whoever rewards people. */
@Port
@FunctionalInterface
public interface RewardReceiver {

    /** Sends the event. True if the receiver has it; false or a failure, and soon, if that is not known. */
    CompletableFuture<Boolean> send(RewardEvent event, Instant now);
}
