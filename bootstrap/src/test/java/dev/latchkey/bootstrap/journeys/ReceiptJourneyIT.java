package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.sms.gateways.FakeVendor;
import dev.latchkey.sms.gateways.Signatures;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a code that a gateway has taken to what the administrator sees of it. */
@Timeout(300)
class ReceiptJourneyIT {
    private static final String SECRET = "a-secret-of-the-address";
    private static final String BASE = "/sms/receipts/";

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final FakeVendor http = new FakeVendor();
    private final FakeVendor smsru = new FakeVendor();
    private final HttpClient vendor = HttpClient.newHttpClient();

    ReceiptJourneyIT() {
        http.answers(200, "{\"id\":\"H-1\"}");
        smsru.answers(
                200,
                "{\"status\":\"OK\",\"status_code\":100,\"sms\":{\"79123456789\":{\"status\":\"OK\",\"sms_id\":\"R-1\"}}}");
    }

    @AfterEach
    void close() {
        http.close();
        smsru.close();
        database.close();
    }

    @Test
    void an_administrator_sees_that_a_code_was_delivered() throws Exception {
        try (Product product = start("*=console;7912345=smsru", Map.of())) {
            Member admin = product.reception().newMember();
            askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'smsru'") == 1);
            assertThat(first(admin, "?gateway=smsru").get("state").asText()).isEqualTo("sent");
            String body = smsRu("sms_status\nR-1\n103\n1732180000");

            assertThat(tell(product, "smsru/" + SECRET + "x", body).statusCode())
                    .isEqualTo(404);
            assertThat(tell(product, "smsaero/" + SECRET, body).statusCode()).isEqualTo(404);
            assertThat(tell(product, "smsru/" + SECRET, body.replace("103", "104"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(first(admin, "?gateway=smsru").get("state").asText()).isEqualTo("sent");

            HttpResponse<String> answer = tell(product, "smsru/" + SECRET, body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("100");
            JsonNode seen = first(admin, "?state=delivered");
            assertThat(seen.get("gateway").asText()).isEqualTo("smsru");
            assertThat(seen.get("phone").asText()).isEqualTo("+7***89");
            assertThat(seen.get("attempts").get(0).get("state").asText()).isEqualTo("delivered");
            assertThat(seen.toString()).doesNotContain("912345").doesNotContain("text");

            // Late and repeated news, and those of nobody's messages, are answered in the same way and change nothing.
            for (String late :
                    new String[] {"sms_status\nR-1\n102\n1", "sms_status\nR-1\n106\n1", "sms_status\nR-9\n103\n1"}) {
                assertThat(tell(product, "smsru/" + SECRET, smsRu(late)).body()).isEqualTo("100");
            }
            assertThat(first(admin, "?gateway=smsru")).isEqualTo(seen);
        }
    }

    @Test
    void a_code_that_did_not_arrive_comes_by_the_next_gateway_and_signs_in() throws Exception {
        try (Product product = start("*=http,smsru", Map.of())) {
            String challenge = askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'http'") == 1);
            String text = textOf(http.last().body());
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE spare IS NOT NULL"))
                    .isEqualTo(1);

            assertThat(get(product, "http/" + SECRET + "?id=H-1&status=2").statusCode())
                    .isEqualTo(200);

            Until.within(20, () -> smsru.received().size() == 1);
            assertThat(smsru.last().form().get("msg")).isEqualTo(text);
            assertThat(http.received()).hasSize(1);
            Until.within(20, () -> rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'smsru'") == 1);
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE spare IS NOT NULL OR text IS NOT NULL"))
                    .isZero();
            assertThat(product.client()
                            .post(Reception.VERIFY, Map.of("challenge_id", challenge, "code", code(text)))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void an_administrator_sees_how_the_gateways_do() throws Exception {
        try (Product product = start("*=console;7912345=smsru", Map.of())) {
            Member admin = product.reception().newMember();
            String challenge = askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM message_attempt WHERE gateway = 'smsru'") == 1);
            String text = smsru.last().form().get("msg");
            assertThat(tell(product, "smsru/" + SECRET, smsRu("sms_status\nR-1\n103\n1"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(product.client()
                            .post(Reception.VERIFY, Map.of("challenge_id", challenge, "code", code(text)))
                            .status())
                    .isEqualTo(201);
            smsru.answers(200, "{\"status\":\"OK\",\"status_code\":100,\"balance\":4122.56}");

            Until.within(
                    20,
                    () -> rows.number(
                                    "SELECT count(*) FROM gateway_hour WHERE gateway = 'smsru' AND verified = 1 AND delivered = 1")
                            == 1);
            Answer answer = admin.client().get("/api/v1/admin/gateways");

            assertThat(answer.status()).isEqualTo(200);
            JsonNode seen = answer.json().get("items").get(1);
            assertThat(seen.toString())
                    .isEqualTo("{\"name\":\"smsru\",\"state\":\"working\",\"demoted_in\":[],\"balance\":\"4122.56\","
                            + "\"lately\":{\"sent\":1,\"delivered\":1,\"undelivered\":0,\"verified\":1}}");
            assertThat(rows.number("SELECT count(*) FROM gateway_hour WHERE country = '7'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void news_that_are_quicker_than_we_are_count_all_the_same() throws Exception {
        try (Product product = start("*=smsru", Map.of())) {
            assertThat(tell(product, "smsru/" + SECRET, smsRu("sms_status\nR-1\n103\n1"))
                            .statusCode())
                    .isEqualTo(200);

            askFor(product, "+79123456789");

            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'delivered'") == 1);
            assertThat(rows.number("SELECT count(*) FROM early_receipt")).isZero();
        }
    }

    @Test
    void addresses_that_were_not_chosen_are_made_of_the_secret_key_and_can_be_switched_off() throws Exception {
        try (Product product = start("*=smsru,http", Map.of("SMS_HTTP_RECEIPT_SECRET", "off"))) {
            assertThat(get(product, "http/off?id=H-1&status=1").statusCode()).isEqualTo(404);
            assertThat(get(product, "http/?id=H-1&status=1").statusCode()).isEqualTo(404);
            HttpResponse<String> long1 = tell(product, "smsru/" + SECRET, "a=" + "x".repeat(300_000));
            assertThat(long1.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void telegram_gateway_is_told_of_the_right_code_and_of_no_wrong_one() throws Exception {
        http.answersBy(request -> new FakeVendor.Reply(
                request.uri().getPath().equals("/sendVerificationMessage") ? 200 : 500,
                "{\"ok\":true,\"result\":{\"request_id\":\"r1\"}}"));
        try (Product product = start(
                "*=telegram", Map.of("TELEGRAM_GATEWAY_URL", http.url(), "TELEGRAM_GATEWAY_TOKEN", "sesame-token"))) {
            String challenge = askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM message_attempt WHERE provider_id = 'r1'") == 1);
            String code =
                    new ObjectMapper().readTree(http.last().body()).get("code").asText();
            String wrong = (code.startsWith("9") ? "0" : "9") + code.substring(1);
            assertThat(typed(product, challenge, wrong)).isEqualTo(401);

            assertThat(typed(product, challenge, code)).isEqualTo(201);

            Until.within(20, () -> http.received().size() == 2);
            assertThat(http.last().uri()).hasToString("/checkVerificationStatus");
            assertThat(new ObjectMapper().readTree(http.last().body()))
                    .isEqualTo(new ObjectMapper().valueToTree(Map.of("request_id", "r1", "code", code)));
        }
    }

    @Test
    void what_telegram_gateway_refunds_is_back_in_the_budgets() throws Exception {
        http.answers(200, "{\"ok\":true,\"result\":{\"request_id\":\"r1\"}}");
        Map<String, String> settings = Map.of(
                "TELEGRAM_GATEWAY_URL", http.url(),
                "TELEGRAM_GATEWAY_TOKEN", "sesame-token",
                "SMS_TELEGRAM_RECEIPT_SECRET", SECRET,
                "SMS_TELEGRAM_PRICE", "1/message",
                "SMS_BUDGET_HOUR", "10");
        String spent = "SELECT sum(n) FROM sms_spending, unnest(amounts) AS n WHERE budget = 'hour'";
        try (Product product = start("*=telegram", settings)) {
            String unused = askFor(product, "+79123456789");
            Until.within(20, () -> rows.number("SELECT count(*) FROM message_attempt WHERE provider_id = 'r1'") == 1);
            assertThat(rows.number(spent)).isEqualTo(10_000);

            assertThat(tellOfRefund(product, "other-token")).isEqualTo(404);
            assertThat(rows.number(spent)).isEqualTo(10_000);

            for (int time = 0; time < 2; time++) {
                assertThat(tellOfRefund(product, "sesame-token")).isEqualTo(200);
                assertThat(rows.number(spent)).isZero();
                assertThat(rows.number("SELECT charged FROM sms_decision")).isZero();
            }
        }
    }

    private int tellOfRefund(Product product, String token) throws IOException, InterruptedException {
        String body = "{\"request_id\":\"r1\",\"is_refunded\":true,\"delivery_status\":{\"status\":\"expired\"}}";
        String now = String.valueOf(Instant.now().getEpochSecond());
        byte[] key = Signatures.hash("SHA-256", Signatures.bytes(token));
        byte[] signature = Signatures.mac("HmacSHA256", key, Signatures.bytes(now + "\n" + body));
        HttpRequest report = HttpRequest.newBuilder(address(product, "telegram/" + SECRET))
                .header("Content-Type", "application/json")
                .header("X-Request-Timestamp", now)
                .header("X-Request-Signature", HexFormat.of().formatHex(signature))
                .POST(BodyPublishers.ofString(body))
                .build();
        return vendor.send(report, BodyHandlers.ofString()).statusCode();
    }

    private static int typed(Product product, String challenge, String code) {
        return product.client()
                .post(Reception.VERIFY, Map.of("challenge_id", challenge, "code", code))
                .status();
    }

    private static JsonNode first(Member admin, String query) {
        Answer answer = admin.client().get("/api/v1/admin/messages" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("items").get(0);
    }

    private static String askFor(Product product, String phone) {
        Answer answer = product.client().post(Reception.REQUEST, Map.of("phone", phone));
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().get("challenge_id").asText();
    }

    private static String code(String text) {
        return text.replaceAll("(?s).*?([0-9]{4,8}).*", "$1");
    }

    private static String textOf(String body) throws IOException {
        return new ObjectMapper().readTree(body).get("text").asText();
    }

    private static String smsRu(String data) {
        String hash = HexFormat.of().formatHex(Signatures.hash("SHA-256", Signatures.bytes("sesame" + data)));
        return "data%5B0%5D=" + URLEncoder.encode(data, StandardCharsets.UTF_8) + "&hash=" + hash;
    }

    private HttpResponse<String> tell(Product product, String place, String form)
            throws IOException, InterruptedException {
        return vendor.send(
                HttpRequest.newBuilder(address(product, place))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(Product product, String place) throws IOException, InterruptedException {
        return vendor.send(HttpRequest.newBuilder(address(product, place)).build(), BodyHandlers.ofString());
    }

    private static URI address(Product product, String place) {
        return URI.create("http://localhost:" + product.port() + BASE + place);
    }

    private Product start(String routes, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(new TreeMap<>(Map.of(
                "SMS_ROUTES",
                routes,
                "SMS_CONSOLE_DELAY",
                "0",
                "SMS_HTTP_URL",
                http.url(),
                "SMS_HTTP_ID_AT",
                "/id",
                "SMS_HTTP_RECEIPT_SECRET",
                SECRET,
                "SMS_SMSRU_URL",
                smsru.url(),
                "SMS_SMSRU_KEY",
                "sesame",
                "SMS_SMSRU_RECEIPT_SECRET",
                SECRET)));
        settings.putAll(others);
        return Product.start(url, settings);
    }
}
