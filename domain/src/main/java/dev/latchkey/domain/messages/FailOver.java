package dev.latchkey.domain.messages;

import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import java.util.List;

/** When a message goes to another gateway, and what has become of it when there is none left. */
public final class FailOver {
    private FailOver() {}

    /** Whether the next gateway of the route may be asked after that. */
    // No default branch on purpose: a new consequence does not compile until it is decided.
    public static boolean goesOn(DeliveryOutcome outcome) {
        return switch (outcome.consequence()) {
            case ELSEWHERE, LATER -> true;
            case TAKEN, REFUSED, UNCERTAIN -> false;
        };
    }

    /** Whether the message may be sent once more, after a pause, without any danger that it arrives twice. */
    public static boolean mayBeRepeated(DeliveryOutcome outcome) {
        return outcome.consequence() == Consequence.LATER;
    }

    /**
     * What all gateways of a route together have said: the last word, unless that is a gateway's no and an earlier one said
     * that later may be better.
     *
     * @param outcomes in the order in which the gateways were asked; nobody was asked if there are none
     */
    public static DeliveryOutcome conclusion(List<DeliveryOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return DeliveryOutcome.REJECTED;
        }
        DeliveryOutcome last = outcomes.get(outcomes.size() - 1);
        if (last.consequence() != Consequence.ELSEWHERE) {
            return last;
        }
        return outcomes.stream().filter(FailOver::mayBeRepeated).findFirst().orElse(last);
    }
}
