package dev.latchkey.application.login.telegram.push;

import dev.latchkey.domain.sessions.TokenHash;
import java.time.Duration;
import java.time.Instant;

/**
 * Has it looked up later, and elsewhere, whether somebody can be asked in their chat. For every phone alike, so that neither
 * the answer to the page nor its time tells whose phone is known.
 */
public final class QueuePrompt {
    /** Later it would ask about a page that has been given up, or where somebody has gone by the link. */
    private static final Duration WORTH_SENDING = Duration.ofSeconds(30);

    private final WaitingPrompts prompts;
    private final Matching matching;

    public QueuePrompt(WaitingPrompts prompts, Matching matching) {
        this.prompts = prompts;
        this.matching = matching;
    }

    void queue(TokenHash link, Instant now) {
        if (matching != Matching.OFF) {
            prompts.add(link, now.plus(WORTH_SENDING));
        }
    }
}
