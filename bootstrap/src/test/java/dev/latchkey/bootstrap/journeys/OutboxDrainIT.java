package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.sms.gateways.FakeVendor;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.FakeVendor.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances empty one outbox, one of them is killed, and what the vendor got is held against what was written down. */
@Timeout(300)
class OutboxDrainIT {
    private static final int MESSAGES = 1_000;
    private static final int IN_FLIGHT = 20;
    private static final int BEFORE_THE_KILL = 200;
    private static final String ORIGIN = "X-Instance";
    private static final String DOOMED = "doomed";
    private static final String OTHER = "other";

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final FakeVendor vendor = new FakeVendor();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        vendor.close();
        database.close();
    }

    @Test
    void kill_9_of_one_of_two_repeats_only_what_it_had_under_way_and_each_repetition_is_counted() {
        vendor.answersBy(new Turns()::answer);
        Jar doomed = Jar.start(directory.resolve("data"), Product.settings(url, settings(DOOMED)));
        try (Product other = Product.start(url, settings(OTHER))) {
            Backlog.of(MESSAGES, database);
            Until.within(120, () -> receivedFrom(DOOMED).size() == BEFORE_THE_KILL + IN_FLIGHT);
            doomed.kill();

            Set<String> interrupted = whatIsLeft();
            // As if their lease had run out.
            rows.run("UPDATE outbox_message SET due_at = now() WHERE state = 'sending'");
            Until.within(60, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == MESSAGES);

            Map<String, Long> times =
                    vendor.received().stream().collect(Collectors.groupingBy(OutboxDrainIT::id, Collectors.counting()));
            assertThat(times).hasSize(MESSAGES);
            assertThat(times)
                    .allSatisfy((id, received) -> assertThat(received).isEqualTo(interrupted.contains(id) ? 2 : 1));
            assertThat(ids("SELECT message_id AS id FROM message_attempt"
                            + " WHERE outcome = 'unknown' AND provider_code = 'again-after-crash'"))
                    .isEqualTo(interrupted);
            assertThat(rows.number("SELECT count(*) FROM message_attempt WHERE outcome = 'sent'"))
                    .isEqualTo(MESSAGES);
            assertThat(rows.count("message_attempt"))
                    .isEqualTo(vendor.received().size());
            assertThat(other.client().get("/health").status()).isEqualTo(200);
        }
    }

    /** What nobody will settle any more: all else is sent, and what is left was with the vendor. */
    private Set<String> whatIsLeft() {
        Set<String> received = Set.copyOf(receivedFrom(DOOMED));
        Until.within(
                60,
                () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'queued'") == 0
                        && received.containsAll(sending()));
        Set<String> left = sending();
        // Without an answer, and answered but not yet written down.
        assertThat(left).hasSizeBetween(IN_FLIGHT, 2 * IN_FLIGHT);
        return left;
    }

    private Set<String> sending() {
        return ids("SELECT id FROM outbox_message WHERE state = 'sending'");
    }

    private Set<String> ids(String query) {
        return new TreeSet<>(
                rows.sql().all(query, none -> none, row -> row.uuid("id").toString()));
    }

    private static String id(Received request) {
        return request.header("Idempotency-Key");
    }

    private List<String> receivedFrom(String instance) {
        return vendor.received().stream()
                .filter(request -> request.header(ORIGIN).equals(instance))
                .map(OutboxDrainIT::id)
                .toList();
    }

    private Map<String, String> settings(String instance) {
        return Map.of(
                "SMS_ROUTES",
                "*=http",
                "SMS_HTTP_URL",
                vendor.url(),
                "SMS_HTTP_HEADERS",
                ORIGIN + ": " + instance,
                "SMS_IN_FLIGHT",
                "" + IN_FLIGHT);
    }

    /** Serves both in turn, until the one that is to be killed has had its share; from then on that one hears nothing. */
    private static final class Turns {
        private int doomed;
        private int other;

        synchronized Reply answer(Received request) {
            if (request.header(ORIGIN).equals(DOOMED)) {
                doomed++;
                notifyAll();
                return doomed > BEFORE_THE_KILL ? Reply.SILENCE : new Reply(200, "");
            }
            other++;
            awaitDoomed(Math.min(other, BEFORE_THE_KILL));
            return new Reply(200, "");
        }

        private synchronized void awaitDoomed(int turn) {
            try {
                while (doomed < turn) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
