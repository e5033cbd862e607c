package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static dev.latchkey.bootstrap.journeys.Reception.REQUEST;
import static dev.latchkey.bootstrap.journeys.Reception.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two programs on one database: nothing depends on which of them answers. */
@Timeout(180)
class TwoInstancesIT {
    private static final String LOGOUT = "/api/v1/auth/logout";

    private final List<AutoCloseable> open = new ArrayList<>();
    private Product a;
    private Product b;
    private Rows rows;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void both_start_at_once_on_an_empty_database_and_sign_with_one_key() {
        start(TestServer.emptyDatabase(), Map.of());

        Member first = a.reception().newMember();
        Member second = b.reception().newMember();

        assertThat(rows.count("signing_key")).isEqualTo(1);
        assertThat(a.client().get("/.well-known/jwks.json").json())
                .isEqualTo(b.client().get("/.well-known/jwks.json").json());
        assertThat(at(b, first).get(ME).json()).isEqualTo(first.me());
        assertThat(at(a, second).get(ME).json()).isEqualTo(second.me());
        assertThat(Stream.of(first, second)
                        .map(member -> member.me().get("role").asText()))
                .containsExactly("admin", "student");
    }

    @Test
    void a_code_of_one_is_typed_at_the_other() {
        start(TestServer.migratedDatabase(), Map.of());
        Challenge challenge = oneOf(a.reception());

        Answer in = b.reception().verify(challenge, challenge.code());

        assertThat(in.status()).isEqualTo(201);
        assertThat(a.reception().verify(challenge, challenge.code()).code()).isEqualTo("login.code_gone");
        assertThat(rows.count("auth_session")).isEqualTo(1);
    }

    @Test
    void guesses_are_counted_together() {
        start(TestServer.migratedDatabase(), Map.of());
        Challenge challenge = oneOf(a.reception());

        for (int left = 4; left >= 0; left--) {
            Answer wrong = (left % 2 == 0 ? a : b).reception().verify(challenge, challenge.wrong(left));
            assertThat(wrong.code()).isEqualTo("login.code_wrong");
            assertThat(wrong.json().get("attempts_left").asInt()).isEqualTo(left);
        }

        for (Product product : List.of(a, b)) {
            assertThat(product.reception().verify(challenge, challenge.code()).code())
                    .isEqualTo("login.code_gone");
        }
        assertThat(rows.count("auth_session")).isZero();
    }

    @Test
    void limits_are_shared() {
        start(TestServer.migratedDatabase(), Map.of("LOGIN_CODE_RESEND_AFTER", "0", "LIMITS_CODE_PER_PHONE", "2/1h"));
        Map<String, String> phone = Map.of("phone", Phones.number());

        assertThat(a.client().post(REQUEST, phone).status()).isEqualTo(202);
        assertThat(b.client().post(REQUEST, phone).status()).isEqualTo(202);

        for (Product product : List.of(a, b)) {
            Answer refused = product.client().post(REQUEST, phone);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("limit.exceeded");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3000, 3600);
        }
    }

    @Test
    void an_early_resend_is_refused_by_the_other_too() {
        start(TestServer.migratedDatabase(), Map.of());
        Map<String, String> phone = Map.of("phone", Phones.number());

        assertThat(a.client().post(REQUEST, phone).status()).isEqualTo(202);

        assertThat(b.client().post(REQUEST, phone).code()).isEqualTo("login.resend_too_early");
    }

    @Test
    void who_leaves_at_one_is_gone_there_at_once_and_at_the_other_within_a_second() {
        start(TestServer.migratedDatabase(), Product.UNLIMITED);
        for (int round = 0; round < 20; round++) {
            Member member = a.reception().newMember();
            Client elsewhere = at(b, member);
            assertThat(elsewhere.get(ME).status()).isEqualTo(200);

            assertThat(member.client().send("POST", LOGOUT, "").status()).isEqualTo(204);

            assertThat(member.client().get(ME).code()).isEqualTo("token.invalid");
            Until.within(1, () -> elsewhere.get(ME).status() == 401);
            assertThat(elsewhere.get(ME).code()).isEqualTo("token.invalid");
        }
    }

    @Test
    void one_code_typed_at_both_by_hundreds_gives_one_session() {
        start(TestServer.migratedDatabase(), Product.UNLIMITED);
        for (int round = 0; round < 10; round++) {
            Challenge challenge = a.reception().challenge(Phones.number());
            String guess = Wire.request("POST", VERIFY, Map.of(), challenge.body(challenge.code()));
            AtomicInteger turn = new AtomicInteger();

            List<Answer> answers = Together.call(
                            2,
                            2,
                            () -> Wire.atOnce(
                                    (turn.getAndIncrement() == 0 ? a : b).port(),
                                    Stream.generate(() -> guess).limit(100).toList()))
                    .stream()
                    .flatMap(List::stream)
                    .toList();

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::code)
                    .containsOnly("login.code_gone");
            assertThat(rows.count("auth_session")).isEqualTo(round + 1);
        }
    }

    /** Held back until all are there, so that both have something to do, and small bites, so that neither takes it all. */
    @Test
    void two_hundred_messages_are_sent_by_both_and_none_of_them_twice() {
        Map<String, String> settings = new HashMap<>(Product.UNLIMITED);
        settings.put("SMS_IN_FLIGHT", "5");
        start(TestServer.migratedDatabase(), settings, List.of(new Phones(), new Phones()));
        rows.run("CREATE TABLE gate (due_at timestamptz)");
        rows.run("INSERT INTO gate VALUES (now() + interval '10 minutes')");
        rows.run("CREATE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN NEW.due_at = (SELECT due_at FROM gate); RETURN NEW; END $$");
        rows.run("CREATE TRIGGER hold_back BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION hold_back()");
        // Whoever takes a message takes his time, so that the other comes while he does.
        rows.run("CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$");
        rows.run("CREATE TRIGGER take_time BEFORE UPDATE OF attempts ON outbox_message FOR EACH ROW EXECUTE FUNCTION"
                + " take_time()");
        AtomicInteger turn = new AtomicInteger();
        List<Answer> asked = Together.call(200, 8, () -> {
            Product product = turn.getAndIncrement() % 2 == 0 ? a : b;
            return product.client().post(REQUEST, Map.of("phone", Phones.number()));
        });
        assertThat(asked).extracting(Answer::status).containsOnly(202);
        assertThat(rows.count("outbox_message")).isEqualTo(200);
        assertThat(a.phones().count() + b.phones().count()).isZero();

        rows.run("UPDATE outbox_message SET due_at = now()");

        Until.within(60, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 200);
        assertThat(a.phones().count() + b.phones().count()).isEqualTo(200);
        assertThat(a.phones().distinct() + b.phones().distinct()).isEqualTo(200);
        assertThat(a.phones().count()).isPositive();
        assertThat(b.phones().count()).isPositive();
        assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE attempts <> 1 OR text IS NOT NULL"))
                .isZero();
    }

    @Test
    void when_one_stops_the_other_goes_on() {
        start(TestServer.migratedDatabase(), Product.UNLIMITED);
        Member member = a.reception().newMember();
        Challenge challenge = a.reception().challenge(Phones.number());

        a.close();

        assertThat(at(b, member).get(ME).status()).isEqualTo(200);
        assertThat(b.reception().verify(challenge, challenge.code()).status()).isEqualTo(201);
    }

    /** A code for somebody new, asked for at that one. */
    private static Challenge oneOf(Reception reception) {
        return reception.challenge(Phones.number());
    }

    private static Client at(Product product, Member member) {
        return product.client().bearing(member.token());
    }

    private void start(DatabaseUrl database, Map<String, String> settings) {
        Phones phones = new Phones();
        start(database, settings, List.of(phones, phones));
    }

    private void start(DatabaseUrl database, Map<String, String> settings, List<Phones> phones) {
        AtomicInteger turn = new AtomicInteger();
        List<Product> both =
                Together.call(2, 2, () -> Product.start(database, settings, phones.get(turn.getAndIncrement())));
        a = both.get(0);
        b = both.get(1);
        Database own = Database.open(database, 1);
        open.addAll(List.of(a, b, own));
        rows = new Rows(new Sql(own));
    }
}
