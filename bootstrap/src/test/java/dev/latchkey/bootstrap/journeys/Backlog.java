package dev.latchkey.bootstrap.journeys;

import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.messages.PostgresOutbox;
import dev.latchkey.security.AesGcmSealer;
import dev.latchkey.security.MasterSecret;
import dev.latchkey.security.Secrets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.IntStream;

/** Codes that wait in an outbox, each for another phone, as if so many people had asked for them a moment ago. */
final class Backlog {
    private static final String TEXT = "Your code: 0123";

    private Backlog() {}

    /** Up to 10,000 of them, all at once. */
    static void of(int codes, Database database) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        QueueMessage queue = new QueueMessage(
                new PostgresOutbox(new Sql(database)),
                new AesGcmSealer(Secrets.only(MasterSecret.of(Product.SECRET_KEY)), random));
        new JdbiTransactions(database)
                .allOrNothing(() -> IntStream.range(0, codes)
                        .forEach(i -> queue.queue(new OutgoingMessage(
                                MessageId.random(random),
                                new PhoneNumber("+7912000%04d".formatted(i)),
                                MessagePurpose.SIGN_IN_CODE,
                                TEXT,
                                now.minusSeconds(1),
                                now.plusSeconds(600)))));
    }
}
