package dev.latchkey.application.login.phone;

import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.shared.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Finds the message that carried a code by its challenge. Not the other way round: gateways learn the names of messages, and
 * whoever knows a code and its challenge can sign in.
 */
final class CodeMessage {
    private CodeMessage() {}

    static MessageId idOf(ChallengeId challenge) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of("message of " + challenge.value()));
        return new MessageId(new UUID(hash.getLong(), hash.getLong()));
    }
}
