package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.persistence.messages.fraud.PostgresSendLedger;
import dev.latchkey.sms.gateways.FakeVendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who earn from our messages, those who pay for them, and those who only want to sign in. */
@Timeout(300)
class NeverPumpedIT {
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{4,8}(?![0-9])");
    private static final String DECISIONS = "/api/v1/admin/messages/decisions?phone=%2B";
    private static final String BUDGET = "450";

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final FakeVendor smsc = new FakeVendor();

    NeverPumpedIT() {
        smsc.answers(200, "{\"id\":\"61\",\"cnt\":1}");
    }

    @AfterEach
    void close() {
        smsc.close();
        database.close();
    }

    /** A message costs 2.50: the budget is enough for 180, and the attackers want 5,000. */
    @Test
    void an_attack_ends_within_the_budget_and_the_people_of_its_country_get_in() {
        try (Product product = start(Map.of("SMS_SMSC_PRICE", "2.50/message", "SMS_BUDGET_HOUR", BUDGET))) {
            List<Answer> answers = attack(product, 0, 2_500);
            // The codes of the attack are old enough to tell something.
            rows.run("UPDATE sms_decision SET at = at - interval '1 minute'");
            List<Integer> people = Together.callAll(50, number -> signIn(product, number));
            answers.addAll(attack(product, 2_500, 5_000));
            Until.within(30, () -> rows.number("SELECT count(*) FROM outbox_message WHERE text IS NOT NULL") == 0);

            assertThat(people).hasSize(50).containsOnly(201);
            assertThat(answers).extracting(Answer::status).containsOnly(202, 429);
            assertThat(answers.stream().filter(answer -> answer.status() == 429))
                    .allMatch(answer -> answer.headers().containsKey("Retry-After"))
                    .allMatch(answer ->
                            answer.json().get("alternatives").get(0).asText().equals("telegram"));
            assertThat(smsc.received()).hasSizeLessThanOrEqualTo(180);
            Until.within(
                    20, () -> rows.number("SELECT count(*) FROM sms_decision WHERE sent AND charged IS NULL") == 0);
            assertThat(rows.number("SELECT count(*) FROM sms_decision WHERE sent"))
                    .as("what was written down is what the vendor got")
                    .isEqualTo(smsc.received().size());
            assertThat(new PostgresSendLedger(new Sql(database))
                            .spent(Instant.now())
                            .hour())
                    .isEqualTo(Money.parse("2.50").times(smsc.received().size()))
                    .isLessThanOrEqualTo(Money.parse(BUDGET));
            System.out.printf(
                    "attack: %d of 5000 requests sent a message, %d of 50 people signed in%n",
                    smsc.received().size() - 50, people.size());
        }
    }

    @Test
    void why_a_phone_got_no_code_is_told_to_administrators_and_operators_alone() {
        try (Product product = start(Map.of("SMS_SMSC_PRICE", "2.50/message"))) {
            Client admin = admin(product);
            Client berlin = product.client().from("192.0.2.77");
            Answer refused = berlin.post(Reception.REQUEST, Map.of("phone", "+4915112345678"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("code")).isEqualTo("sms.country_not_served");

            Answer why = admin.get(DECISIONS + "4915112345678");

            assertThat(why.status()).isEqualTo(200);
            assertThat(why.json().get("items")).hasSize(1);
            assertThat(why.json().at("/items/0/rule").asText()).isEqualTo("country");
            assertThat(why.json().at("/items/0/phone").asText()).isEqualTo("+4***78");
            assertThat(why.json().at("/items/0/sent").asBoolean()).isFalse();
            // Who is quick has signed in before the vendor's answer is written down.
            rows.settle();
            Answer own = admin.get(DECISIONS + "79120000000");
            assertThat(own.json().at("/items/0/rule").asText()).isEqualTo("allowed");
            assertThat(own.json().at("/items/0/typed_at").isNull()).isFalse();
            assertThat(own.json().at("/items/0/gateway").asText()).isEqualTo("smsc");
            assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'messages.decisions_read'"
                            + " AND details::text NOT LIKE '%4915112345678%'"))
                    .isEqualTo(2);
            assertThat(rows.number("SELECT count(*) FROM sms_decision WHERE sms_decision::text LIKE '%12345678%'"))
                    .isZero();
            Commands.Ended told = new Commands(settings(Map.of())).run("sms", "why", "+4915112345678");
            assertThat(told.code()).as(told.err()).isZero();
            assertThat(told.out())
                    .containsPattern("sign_in_code +no +country DE")
                    .doesNotContain("typed");
            assertThat(new Commands(settings(Map.of()))
                            .run("sms", "why", "+79120000000")
                            .out())
                    .containsPattern("yes +allowed +0?.* sent by smsc, the code was typed");
        }
    }

    @Test
    void a_reviewer_signs_in_without_a_message_and_never_as_staff() {
        Map<String, String> reviewers = Map.of("LOGIN_TEST_NUMBERS", "+79150000001=4711@2999-12-31");
        try (Product product = start(reviewers)) {
            assertThat(verify(product, ask(product, "+79150000001", "10.1.1.1"), "4711")
                            .text("code"))
                    .as("the first account would be the administrator's")
                    .isEqualTo("login.test_number");
            rows.run("DELETE FROM rate_counter");
            Client unused = admin(product);

            Answer in = verify(product, ask(product, "+79150000001", "10.1.1.1"), "4711");

            assertThat(in.status()).isEqualTo(201);
            assertThat(in.json().at("/user/role").asText()).isEqualTo("student");
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE phone = '+79150000001'"))
                    .isZero();
            assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'login.test_number'"))
                    .isEqualTo(1);
        }
    }

    /** One prefix, ten numbers from each of 500 addresses. */
    private static List<Answer> attack(Product product, int from, int to) {
        List<Integer> numbers = IntStream.range(from, to).boxed().toList();
        AtomicInteger next = new AtomicInteger();
        return new ArrayList<>(Together.call(numbers.size(), 8, () -> {
            int number = numbers.get(next.getAndIncrement());
            int address = number % 500;
            return product.client()
                    .from("198.18." + address / 250 + "." + (address % 250 + 1))
                    .post(Reception.REQUEST, Map.of("phone", "+7916123%04d".formatted(number)));
        }));
    }

    private int signIn(Product product, int number) {
        String phone = "+79%d0%07d".formatted(1 + number % 2, 7_310_000 + number * 10_003);
        Client client = product.client().from("10.77." + number + ".9");
        Answer asked = client.post(Reception.REQUEST, Map.of("phone", phone));
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        return client.post(Reception.VERIFY, Map.of("challenge_id", asked.text("challenge_id"), "code", codeTo(phone)))
                .status();
    }

    private Client admin(Product product) {
        Answer in = verify(product, ask(product, "+79120000000", "10.0.0.1"), codeTo("+79120000000"));
        assertThat(in.json().at("/user/role").asText()).isEqualTo("admin");
        return product.client().bearing(in.text("access_token"));
    }

    private static Answer ask(Product product, String phone, String address) {
        Answer asked = product.client().from(address).post(Reception.REQUEST, Map.of("phone", phone));
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        return asked;
    }

    private static Answer verify(Product product, Answer asked, String code) {
        return product.client()
                .post(Reception.VERIFY, Map.of("challenge_id", asked.text("challenge_id"), "code", code));
    }

    /** The code in the message that the vendor was given for a phone; waits for it. */
    private String codeTo(String phone) {
        Until.within(30, () -> textsTo(phone).size() == 1);
        Matcher code = CODE.matcher(textsTo(phone).get(0));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private List<String> textsTo(String phone) {
        return smsc.received().stream()
                .map(FakeVendor.Received::form)
                .filter(form -> phone.equals("+" + form.get("phones")))
                .map(form -> form.getOrDefault("mes", ""))
                .toList();
    }

    private Product start(Map<String, String> others) {
        return Product.start(url, own(others));
    }

    private Map<String, String> settings(Map<String, String> others) {
        return Product.settings(url, own(others));
    }

    private Map<String, String> own(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SMS_ROUTES", "*=smsc",
                "SMS_SMSC_URL", smsc.url(),
                "SMS_SMSC_KEY", "sesame",
                "TELEGRAM_BOT_TOKEN", TelegramSigner.TOKEN,
                "TELEGRAM_BOT_USERNAME", "our_bot"));
        settings.putAll(others);
        return settings;
    }
}
