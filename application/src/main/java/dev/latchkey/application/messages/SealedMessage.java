package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import java.time.Instant;

/** A message as the outbox keeps it. */
@SuppressWarnings("ArrayRecordComponent") // Carried from one statement to the next, never compared.
public record SealedMessage(
        MessageId id, PhoneNumber phone, MessagePurpose purpose, byte[] text, Instant createdAt, Instant expiresAt) {}
