package dev.latchkey.application.messages.receipts;

import dev.latchkey.domain.messages.MessageId;

/**
 * One of the at most two times that a gateway has sent a message.
 *
 * @param again whether it was sent once more, after another gateway had taken it and not brought it
 */
public record Turn(MessageId message, boolean again) {}
