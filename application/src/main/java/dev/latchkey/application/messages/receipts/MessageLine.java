package dev.latchkey.application.messages.receipts;

import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as administrators see it: never its text.
 *
 * @param number its place in the list
 * @param gateway who was asked last
 * @param recipient masked; empty if it was forgotten
 */
public record MessageLine(
        long number,
        MessageId id,
        Channel channel,
        Optional<String> gateway,
        Optional<String> recipient,
        MessagePurpose purpose,
        MessageState state,
        List<Attempt> attempts,
        Instant createdAt) {

    public MessageLine {
        attempts = List.copyOf(attempts);
    }

    /**
     * One gateway that was asked.
     *
     * @param outcome what it said then, in the words that are the same for all
     * @param state what it told later
     */
    public record Attempt(
            String gateway,
            Instant at,
            String outcome,
            Optional<String> providerCode,
            Optional<MessageState> state,
            Optional<Instant> stateAt) {}
}
