package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.sms.gateways.FakeVendor;
import dev.latchkey.sms.gateways.FakeVendor.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many messages with a gateway that takes its time, and those who ask for codes meanwhile. */
@Timeout(180)
class SmsUnderLoadIT {
    /** As many as there have to be for 200 a second through a gateway that answers after 300 ms. */
    private static final int NEEDED_AT_ONCE = 60;

    private static final int WINDOW = 80;

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final FakeVendor vendor = new FakeVendor();

    @AfterEach
    void close() {
        vendor.close();
        database.close();
    }

    /** The gateway answers nobody before it has enough of them, and then all. */
    @Test
    void enough_messages_are_with_a_gateway_at_once_and_never_more_than_its_window() {
        CountDownLatch enough = new CountDownLatch(NEEDED_AT_ONCE);
        vendor.answersBy(request -> {
            enough.countDown();
            return reached(enough) ? new Reply(200, "") : new Reply(503, "");
        });
        Backlog.of(4 * WINDOW, database);

        try (Product product = start(Map.of("SMS_HTTP_IN_FLIGHT", "" + WINDOW))) {
            Until.within(
                    120, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 4 * WINDOW);

            assertThat(vendor.received()).hasSize(4 * WINDOW);
            assertThat(vendor.mostAtOnce()).isBetween(NEEDED_AT_ONCE, WINDOW);
            assertThat(product.client().get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void who_asks_for_a_code_does_not_wait_for_a_silent_gateway_and_no_connection_does() {
        vendor.keepsSilent();
        Backlog.of(WINDOW, database);

        try (Product product = start(Map.of("DATABASE_POOL_SIZE", "2", "SMS_HTTP_IN_FLIGHT", "" + (WINDOW + 1)))) {
            Until.within(60, () -> vendor.received().size() == WINDOW);

            long begun = System.nanoTime();
            int status = product.client()
                    .post(Reception.REQUEST, Map.of("phone", Phones.number()))
                    .status();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(status).isEqualTo(202);
            assertThat(took).isLessThan(Duration.ofSeconds(2));
            Until.within(20, () -> vendor.received().size() == WINDOW + 1);
            assertThat(rows.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%' AND now() - state_change > interval '1 second'"))
                    .as("connections that wait for a gateway")
                    .isZero();
            assertThat(product.client().get("/health/ready").status()).isEqualTo(200);
        }
    }

    private static boolean reached(CountDownLatch enough) {
        try {
            return enough.await(7, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Product start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Product.UNLIMITED);
        settings.put("SMS_ROUTES", "*=http");
        settings.put("SMS_HTTP_URL", vendor.url());
        settings.putAll(more);
        return Product.start(url, settings);
    }
}
