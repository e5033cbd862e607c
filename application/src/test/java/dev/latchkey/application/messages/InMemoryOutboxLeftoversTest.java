package dev.latchkey.application.messages;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Leftovers;
import dev.latchkey.application.shared.LeftoversContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages that can no longer be sent are leftovers too. */
class InMemoryOutboxLeftoversTest implements LeftoversContract {
    private final InMemoryOutbox outbox = new InMemoryStores().outbox;
    private final List<MessageId> added = new ArrayList<>();
    private final Random random = new Random(7);

    @Override
    public Leftovers leftovers() {
        return outbox::expire;
    }

    @Override
    public void leave(int count) {
        add(count, NOW);
    }

    @Override
    public void putToUse(int count) {
        add(count, NOW.plusSeconds(1));
    }

    @Override
    public int things() {
        return (int) added.stream().filter(outbox::keepsTextOf).count();
    }

    private void add(int count, Instant expiresAt) {
        for (int i = 0; i < count; i++) {
            MessageId id = MessageId.random(random);
            outbox.add(new SealedMessage(
                    id, Some.phone(), MessagePurpose.SIGN_IN_CODE, new byte[] {1}, NOW.minusSeconds(120), expiresAt));
            added.add(id);
        }
    }
}
