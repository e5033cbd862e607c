package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import java.time.Instant;
import java.util.List;

/**
 * What became of a message that was handed out.
 *
 * @param gateway who was asked last
 * @param tried everybody who was asked, in order
 * @param another whether another gateway could send it, should the last one tell later that it has not arrived
 */
public record Handover(String gateway, DeliveryOutcome outcome, List<Tried> tried, boolean another) {
    /** Stands for the gateway where none was asked. */
    public static final String NOBODY = "none";

    public Handover {
        tried = List.copyOf(tried);
    }

    /** What became of a message for which there is no other gateway. */
    public Handover(String gateway, DeliveryOutcome outcome, List<Tried> tried) {
        this(gateway, outcome, tried, false);
    }

    /** Nobody was asked. */
    static Handover toNobody(DeliveryOutcome outcome) {
        return new Handover(NOBODY, outcome, List.of());
    }

    /** One was asked. */
    static Handover to(String gateway, Instant at, GatewayAnswer answer) {
        return new Handover(gateway, answer.outcome(), List.of(new Tried(gateway, at, answer)));
    }

    /**
     * One gateway that was asked.
     *
     * @param at when it was asked
     */
    public record Tried(String gateway, Instant at, GatewayAnswer answer) {
        private static final String AGAIN_AFTER_CRASH = "again-after-crash";

        /** Stands for an attempt that nobody lived to write down: whoever takes the message then does so again. */
        public static Tried interrupted(Instant noticedAt) {
            return new Tried(NOBODY, noticedAt, GatewayAnswer.of(DeliveryOutcome.UNKNOWN, AGAIN_AFTER_CRASH));
        }
    }
}
