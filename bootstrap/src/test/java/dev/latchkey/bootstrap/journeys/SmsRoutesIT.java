package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.sms.gateways.FakeVendor;
import dev.latchkey.sms.gateways.FakeVendor.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Codes on their way through gateways that work, and others that do not. */
@Timeout(300)
class SmsRoutesIT {
    private static final Pattern CODE = Pattern.compile("[0-9]{4,8}");

    private static final int MESSAGES = 300;

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final FakeVendor smsaero = new FakeVendor();
    private final FakeVendor smsc = new FakeVendor();

    SmsRoutesIT() {
        smsaero.answers(200, "{\"success\":true,\"data\":{\"id\":17,\"status\":0},\"message\":null}");
        smsc.answers(200, "{\"id\":\"61\",\"cnt\":1}");
    }

    @AfterEach
    void close() {
        smsaero.close();
        smsc.close();
        database.close();
    }

    @Test
    void a_code_comes_by_the_route_of_its_number_and_signs_in() {
        try (Product product = start("*=smsc;7=smsaero:My Brand,smsc", Map.of())) {
            Answer asked = askFor(product, "+79123456789");
            Until.within(20, () -> smsaero.received().size() == 1);

            assertThat(smsaero.last().form())
                    .containsEntry("number", "79123456789")
                    .containsEntry("sign", "My Brand");
            Answer in = product.client()
                    .post(
                            Reception.VERIFY,
                            Map.of(
                                    "challenge_id",
                                    asked.json().get("challenge_id").asText(),
                                    "code",
                                    code(smsaero.last().form().get("text"))));
            assertThat(in.status()).isEqualTo(201);

            askFor(product, "+4915112345678");
            Until.within(20, () -> smsc.received().size() == 1);
            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 2);
            assertThat(rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'smsaero'"
                            + " AND outcome = 'sent' AND provider_id = '17'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void the_next_gateway_sends_what_the_first_does_not_take() {
        smsaero.answers(401, "{\"success\":false,\"data\":null,\"message\":\"invalid credentials\"}");
        try (Product product = start("*=smsaero,smsc", Map.of())) {
            askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 1);

            assertThat(smsc.received()).hasSize(1);
            assertThat(rows.number(
                            "SELECT count(*) FROM message_attempt WHERE gateway = 'smsaero' AND outcome = 'auth'"))
                    .isEqualTo(1);
            assertThat(rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'smsc' AND outcome = 'sent'"))
                    .isEqualTo(1);

            askFor(product, "+79123456790");
            Until.within(20, () -> smsc.received().size() == 2);
            assertThat(smsaero.received()).as("it is left alone for a while").hasSize(1);
        }
    }

    @Test
    void a_gateway_that_is_down_costs_its_user_less_than_ten_seconds() throws IOException {
        try (Unreachable down = new Unreachable();
                Product product = start("*=smsaero,smsc", Map.of("SMS_SMSAERO_URL", down.url()))) {
            long begun = System.nanoTime();
            askFor(product, "+79123456789");
            Until.within(20, () -> smsc.received().size() == 1);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void nobody_else_is_asked_when_a_gateway_may_have_sent() {
        smsaero.keepsSilent();
        try (Product product = start("*=smsaero@1s,smsc", Map.of())) {
            askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'unknown'") == 1);

            assertThat(smsaero.received()).hasSize(1);
            assertThat(smsc.received()).isEmpty();
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE text IS NOT NULL"))
                    .isZero();
        }
    }

    @Test
    void nobody_else_is_asked_about_a_bad_number() {
        smsaero.answers(
                400, "{\"success\":false,\"data\":{\"number\":[\"incorrect\"]},\"message\":\"Validation error.\"}");
        try (Product product = start("*=smsaero,smsc", Map.of())) {
            askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'rejected'") == 1);

            assertThat(smsc.received()).isEmpty();
        }
    }

    /** Whatever the first gateway does to a message, its phone gets it exactly once. */
    @Test
    void however_a_gateway_fails_every_phone_gets_its_message_once() {
        Queue<String> accepted = new ConcurrentLinkedQueue<>();
        Reply taken = new Reply(200, "{\"success\":true,\"data\":{\"id\":1,\"status\":0}}");
        List<Reply> afterAccepting = List.of(
                taken,
                new Reply(500, "<h1>Oops</h1>"),
                new Reply(200, "<h1>Hello</h1>"),
                Reply.HANGING_UP,
                Reply.SILENCE);
        smsaero.answersBy(request -> {
            String phone = request.form().get("number");
            int fate = Integer.parseInt(phone.substring(phone.length() - 3)) % (afterAccepting.size() + 2);
            if (fate >= afterAccepting.size()) {
                return new Reply(fate == afterAccepting.size() ? 429 : 503, "");
            }
            accepted.add(phone);
            return afterAccepting.get(fate);
        });
        smsc.answersBy(request -> {
            accepted.add(request.form().get("phones"));
            return new Reply(200, "{\"id\":\"61\",\"cnt\":1}");
        });
        Backlog.of(MESSAGES, database);

        try (Product product = start("*=smsaero@2s,smsc", Map.of())) {
            Until.within(120, () -> rows.number("SELECT count(*) FROM outbox_message WHERE text IS NOT NULL") == 0);

            assertThat(accepted).hasSize(MESSAGES).doesNotHaveDuplicates();
            assertThat(product.client().get("/health").status()).isEqualTo(200);
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE state NOT IN ('sent', 'unknown')"))
                    .isZero();
            // What we wrote down is what the vendors really got.
            assertThat(rows.number("SELECT count(*) FROM message_attempt WHERE outcome IN ('sent', 'unknown')"))
                    .isEqualTo(MESSAGES);
            assertThat(rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'smsaero'"
                            + " AND coalesce(provider_code, '') <> 'resting'"))
                    .isEqualTo(smsaero.received().size());
        }
    }

    private Product start(String routes, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SMS_COUNTRIES", "RU,DE",
                "SMS_ROUTES", routes,
                "SMS_SMSAERO_URL", smsaero.url(),
                "SMS_SMSAERO_LOGIN", "ops@example.org",
                "SMS_SMSAERO_KEY", "sesame",
                "SMS_SMSAERO_FROM", "Brand",
                "SMS_SMSC_URL", smsc.url(),
                "SMS_SMSC_KEY", "sesame"));
        settings.putAll(others);
        return Product.start(url, settings);
    }

    private static Answer askFor(Product product, String phone) {
        Answer answer = product.client().post(Reception.REQUEST, Map.of("phone", phone));
        assertThat(answer.status()).isEqualTo(202);
        return answer;
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    /** An address at which connections are neither made nor refused: its queue is full and nobody empties it. */
    private static final class Unreachable implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> waiting = new ArrayList<>();

        Unreachable() throws IOException {
            for (int i = 0; i < 4; i++) {
                Socket one = new Socket();
                waiting.add(one);
                try {
                    one.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()), 200);
                } catch (IOException full) {
                    return;
                }
            }
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket each : waiting) {
                each.close();
            }
            socket.close();
        }
    }
}
