package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.Optional;

/**
 * A message about which is to be decided.
 *
 * @param network where it was asked for; empty for notices
 * @param price what it may cost at most
 */
public record Draft(
        MessageId id,
        PhoneNumber phone,
        MessagePurpose purpose,
        Optional<Network> network,
        Destination destination,
        Money price,
        Instant at) {}
