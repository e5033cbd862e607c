package dev.latchkey.application.login.phone;

import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.messages.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Finds the message that carried a code by its challenge. Not the other way round: gateways learn the names of messages, and
 * whoever knows a code and its challenge can sign in.
 */
final class CodeMessage {
    private CodeMessage() {}

    static MessageId idOf(ChallengeId challenge) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("message of " + challenge.value()).getBytes(StandardCharsets.US_ASCII));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new MessageId(new UUID(bytes.getLong(), bytes.getLong()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
