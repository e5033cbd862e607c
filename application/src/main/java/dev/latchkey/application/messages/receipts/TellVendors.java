package dev.latchkey.application.messages.receipts;

import dev.latchkey.domain.messages.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Tells vendors that a code which they carried was typed, if they want to hear of it. Nothing depends on that, so nobody waits
 * for it, and what is not told yet is only remembered here: it is gone with the instance.
 */
public final class TellVendors {
    static final int MOST = 1_000;
    static final int AT_A_TIME = 100;

    /** The code may be typed before it is written down who has taken its message. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MessageBearers bearers;
    private final CodeFeedback feedback;
    private final Set<String> listening;
    private final InstantSource clock;
    private final Queue<Typed> waiting = new ArrayBlockingQueue<>(MOST);

    /** @param listening the gateways that want to hear of codes */
    public TellVendors(MessageBearers bearers, CodeFeedback feedback, Set<String> listening, InstantSource clock) {
        this.bearers = bearers;
        this.feedback = feedback;
        this.listening = Set.copyOf(listening);
        this.clock = clock;
    }

    /** The right code of that message was typed. Of too many at once some are passed over. */
    public void note(MessageId id, String code, Instant at) {
        if (!listening.isEmpty()) {
            boolean unused = waiting.offer(new Typed(id, code, at));
        }
    }

    /** Tells of some of them. To be called every few seconds. */
    public void tell() {
        int most = Math.min(waiting.size(), AT_A_TIME);
        for (int i = 0; i < most; i++) {
            Optional.ofNullable(waiting.poll()).ifPresent(this::tell);
        }
    }

    private void tell(Typed typed) {
        Optional<MessageBearers.Bearer> bearer = bearers.of(typed.id());
        bearer.filter(known -> listening.contains(known.gateway()))
                .ifPresent(known -> feedback.typed(known.gateway(), known.name(), typed.code()));
        if (bearer.isEmpty() && clock.instant().isBefore(typed.at().plus(PATIENCE))) {
            boolean unused = waiting.offer(typed);
        }
    }

    private record Typed(MessageId id, String code, Instant at) {
        /** Without the code, because records end up in logs. */
        @Override
        public String toString() {
            return "Typed[" + id.value() + "]";
        }
    }
}
