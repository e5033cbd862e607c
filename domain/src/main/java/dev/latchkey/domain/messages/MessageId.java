package dev.latchkey.domain.messages;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** The name of one message: 128 random bits. */
public record MessageId(UUID value) {

    public static MessageId random(RandomGenerator random) {
        return new MessageId(new UUID(random.nextLong(), random.nextLong()));
    }
}
