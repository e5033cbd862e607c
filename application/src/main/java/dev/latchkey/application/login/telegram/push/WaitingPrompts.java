package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Prompts that are to be sent into chats, and those that were. */
@Port
public interface WaitingPrompts {

    /** To be sent until then for the session of that link, if it turns out that somebody may be asked. */
    void add(TokenHash link, Instant until);

    /** Takes the one away that waits longest: nobody else gets it, and nobody gets it again, whatever becomes of it. */
    @Consumes
    Optional<Waiting> take();

    /** The message in which those buttons are. */
    void sent(TokenHash button, long message);

    /** What that person was asked last in a chat that we wrote to first, answered or not, if its time is not over. */
    Optional<Sent> lastTo(TelegramId who, Instant now);

    /** A prompt on its way. */
    record Waiting(TokenHash link, Instant until) {}

    /**
     * A prompt that was sent.
     *
     * @param message empty if that is not known
     */
    record Sent(TokenHash button, OptionalLong message) {}
}
