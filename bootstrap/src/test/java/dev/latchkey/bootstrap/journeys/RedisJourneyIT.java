package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.REQUEST;
import static dev.latchkey.bootstrap.journeys.Reception.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.redis.TestRedis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

/** People sign in while Redis comes and goes, and notice nothing. */
@Timeout(180)
@ExtendWith(StoresExtension.class)
class RedisJourneyIT {
    private final DatabaseUrl database;
    private final Sql sql;
    private final TestRedis redis = TestRedis.notStarted();
    private final List<Product> products = new ArrayList<>();

    RedisJourneyIT(DatabaseUrl database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @AfterEach
    void stop() {
        products.forEach(Product::close);
        redis.close();
    }

    @Test
    void people_sign_in_with_redis_after_it_has_died_and_when_it_is_back() {
        redis.run();
        Product product = start(Map.of());
        product.reception().newMember();
        assertThat(part(product, "status")).isEqualTo("up");

        redis.kill();
        product.reception().newMember();
        Until.within(10, () -> part(product, "status").equals("down"));
        assertThat(part(product, "detail")).isEqualTo("not usable; the database does its work");
        assertThat(product.client().get("/health").status()).isEqualTo(200);
        assertThat(product.client().get("/health/ready").status()).isEqualTo(200);

        redis.run();
        Until.within(10, () -> part(product, "status").equals("up"));
        Until.within(30, () -> {
            product.reception().newMember();
            return !keys("latchkey:rate:*").isEmpty();
        });
    }

    @Test
    void starts_ready_without_redis() {
        Product product = start(Map.of());

        assertThat(product.client().get("/health/ready").status()).isEqualTo(200);
        assertThat(part(product, "status")).isEqualTo("down");
        product.reception().newMember();
    }

    @Test
    void a_code_that_was_sent_before_redis_died_is_good_after_it() {
        redis.run();
        Product product = start(Map.of());
        Challenge challenge = product.reception().from(Together.address()).challenge(Phones.number());
        assertThat(product.reception()
                        .verify(challenge, challenge.wrong(1))
                        .json()
                        .get("attempts_left")
                        .asInt())
                .isEqualTo(4);

        redis.freeze();
        assertThat(product.reception()
                        .verify(challenge, challenge.wrong(2))
                        .json()
                        .get("attempts_left")
                        .asInt())
                .isEqualTo(3);

        assertThat(product.reception().verify(challenge, challenge.code()).status())
                .isEqualTo(201);
        redis.thaw();
        assertThat(product.reception().verify(challenge, challenge.code()).code())
                .isEqualTo("login.code_gone");
    }

    @Test
    void five_hundred_wrong_codes_are_compared_five_times_while_redis_is_emptied_again_and_again() {
        redis.run();
        Product product = start(Product.UNLIMITED);
        for (int round = 0; round < 5; round++) {
            Challenge challenge = product.reception().from(Together.address()).challenge(Phones.number());
            AtomicBoolean over = new AtomicBoolean();
            Thread emptying = new Thread(() -> emptyUntil(over));
            emptying.start();

            List<Answer> answers = Wire.atOnce(
                    product.port(),
                    IntStream.range(0, 500)
                            .mapToObj(i -> Wire.request("POST", VERIFY, Map.of(), challenge.body(challenge.wrong(i))))
                            .toList());
            over.set(true);

            assertThat(answers).extracting(Answer::status).containsOnly(401, 410);
            assertThat(answers)
                    .filteredOn(answer -> answer.code().equals("login.code_wrong"))
                    .extracting(answer -> answer.json().get("attempts_left").asInt())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            assertThat(product.reception().verify(challenge, challenge.code()).code())
                    .isEqualTo("login.code_gone");
            assertThat(new Rows(sql)
                            .number("SELECT cardinality(guessed_at) FROM guess_memory WHERE network = '' AND phone = '"
                                    + challenge.phone() + "'"))
                    .isEqualTo(5);
        }
    }

    @Test
    void the_codes_of_a_day_are_counted_though_redis_forgets_and_two_instances_count() {
        redis.run();
        Map<String, String> settings = Map.of("LOGIN_CODE_RESEND_AFTER", "0", "LIMITS_CODE_PER_PHONE", "2/1h,5/1d");
        List<Product> both = List.of(start(settings), start(settings));
        Map<String, String> phone = Map.of("phone", Phones.number());
        int sent = 0;

        for (int i = 0; i < 30; i++) {
            if (i % 4 == 3) {
                empty();
            }
            Answer answer = both.get(i % 2).client().post(REQUEST, phone);
            sent += answer.status() == 202 ? 1 : 0;
        }

        assertThat(sent).isEqualTo(5);
        assertThat(Integer.parseInt(both.get(0).client().post(REQUEST, phone).header("Retry-After")))
                .isBetween(86_000, 86_400);
    }

    @Test
    void redis_is_never_told_a_phone_or_a_code_and_keeps_nothing_for_ever() {
        redis.run();
        Product product = start(Map.of());
        Reception reception = product.reception().from(Together.address());

        Challenge open = reception.challenge(Phones.number());
        reception.signIn(Phones.number());

        assertThat(keys("*"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key)
                        .matches("latchkey:(probe|rate:[\\w-]{22}|code:sign_in:[0-9a-f-]{36})")
                        .doesNotContain(open.phone().substring(1)));
        assertThat(redis.keysWithoutEnd()).isEmpty();
    }

    private Product start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("REDIS_URL", redis.url().toString());
        Product product = Product.start(database, all);
        products.add(product);
        return product;
    }

    private static String part(Product product, String field) {
        return product.client()
                .get("/health")
                .json()
                .at("/parts/redis/" + field)
                .asText();
    }

    private Set<String> keys(String pattern) {
        try (Jedis console = redis.console()) {
            return console.keys(pattern);
        }
    }

    private void empty() {
        try (Jedis console = redis.console()) {
            String unused = console.flushAll();
        }
    }

    private void emptyUntil(AtomicBoolean over) {
        while (!over.get()) {
            empty();
        }
    }
}
