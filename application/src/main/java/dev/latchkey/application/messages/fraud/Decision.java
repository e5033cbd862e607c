package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.NumberKind;
import dev.latchkey.domain.messages.SendRule;
import java.time.Instant;
import java.util.Optional;

/**
 * What was decided about a message, and what has become of it since.
 *
 * @param number its place in the list of all
 * @param phone masked
 * @param network where it was asked for, as limits count it
 * @param reserved what it might have cost
 * @param charged what it did cost, once that is known
 * @param typedAt when the code in it was typed
 * @param state what the outbox says of it; empty if nothing was sent or it is long ago
 * @param gateway who was asked last to carry it
 */
public record Decision(
        long number,
        MessageId id,
        Instant at,
        String phone,
        MessagePurpose purpose,
        Optional<String> network,
        String region,
        NumberKind kind,
        SendRule rule,
        String detail,
        FraudMode mode,
        boolean sent,
        Money reserved,
        Optional<Money> charged,
        Optional<Instant> typedAt,
        Optional<String> state,
        Optional<String> gateway) {}
