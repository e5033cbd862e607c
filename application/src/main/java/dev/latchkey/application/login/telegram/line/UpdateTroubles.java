package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Port;

/** Is told of updates that could not be handled. */
@Port
@FunctionalInterface
public interface UpdateTroubles {

    /**
     * It did not work.
     *
     * @param givenUp whether it is not tried again
     */
    void failed(WaitingUpdate update, Throwable why, boolean givenUp);
}
