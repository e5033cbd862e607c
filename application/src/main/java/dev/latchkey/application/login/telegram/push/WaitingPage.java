package dev.latchkey.application.login.telegram.push;

import dev.latchkey.domain.login.TelegramSession;
import java.time.Instant;
import java.util.Optional;

/** A page that waits for news of its session. What it is told may be what it knows already. Nothing here may block. */
public interface WaitingPage {

    /**
     * How its session is.
     *
     * @param session empty if it is not kept any more
     */
    void seen(Optional<TelegramSession> session, Instant now);

    /** Nobody can say how it is. */
    void failed(RuntimeException why);

    /**
     * Some time has passed, a tenth of a second or so.
     *
     * @param nanoTime on a clock that never goes back
     */
    void tick(long nanoTime);
}
