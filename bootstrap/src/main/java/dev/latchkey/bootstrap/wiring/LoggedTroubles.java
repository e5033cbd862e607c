package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.login.telegram.line.UpdateTroubles;
import dev.latchkey.application.login.telegram.line.WaitingUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators of updates that could not be handled: of each when it begins to fail, and when it is given up. */
final class LoggedTroubles implements UpdateTroubles {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedTroubles.class);

    @Override
    public void failed(WaitingUpdate update, Throwable why, boolean givenUp) {
        if (givenUp) {
            LOG.error("Update {} of the bot is given up after {} attempts", update.id(), update.attempts(), why);
        } else if (update.attempts() == 1) {
            LOG.warn("Update {} of the bot could not be handled; it is tried again", update.id(), why);
        } else {
            LOG.debug(
                    "Update {} of the bot could not be handled {} times: {}",
                    update.id(),
                    update.attempts(),
                    why.toString());
        }
    }
}
