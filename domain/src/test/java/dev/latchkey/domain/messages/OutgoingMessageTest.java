package dev.latchkey.domain.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutgoingMessageTest {
    @Test
    void neither_the_text_nor_the_phone_is_printed() {
        MessageId id = MessageId.random(() -> -1L);
        OutgoingMessage message = new OutgoingMessage(
                id,
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                Instant.EPOCH,
                Instant.EPOCH);

        assertThat(message).hasToString("OutgoingMessage[ffffffff-ffff-ffff-ffff-ffffffffffff, SIGN_IN_CODE, +7***89]");
    }

    @Test
    void ids_use_all_their_bits() {
        assertThat(MessageId.random(() -> -1L).value()).isEqualTo(new UUID(-1, -1));
        assertThat(MessageId.random(new Random(1))).isNotEqualTo(MessageId.random(new Random(2)));
    }
}
