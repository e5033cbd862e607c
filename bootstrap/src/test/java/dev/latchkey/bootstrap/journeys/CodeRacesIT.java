package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hundreds of guesses that arrive within hundredths of a second, round after round: a lucky round proves nothing. */
@Timeout(600)
@ExtendWith(StoresExtension.class)
class CodeRacesIT {
    private static final int ROUNDS = Together.rounds("codes", 30);
    private static final int FIRSTS = Together.rounds("firsts", 10);
    private static final int RIGHT = 500;
    private static final int WRONG = 1_000;
    private static final int NEWCOMERS = 50;

    private static Product product;
    private static Reception reception;
    private static Rows rows;

    @BeforeAll
    static void start(DatabaseUrl database, Sql sql) {
        product = Product.start(database, Product.UNLIMITED);
        reception = product.reception();
        rows = new Rows(sql);
        reception.newMember();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void five_hundred_right_codes_give_one_session() {
        for (int round = 0; round < ROUNDS; round++) {
            Reception home = reception.from(Together.address());
            Challenge challenge = home.challenge(Phones.number());

            List<Answer> answers = race(challenge, RIGHT, i -> challenge.code());

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::code)
                    .containsOnly("login.code_gone");
            assertThat(sessions(challenge)).isEqualTo(1);
            assertThat(accounts(challenge)).isEqualTo(1);
        }
    }

    @Test
    void a_thousand_wrong_codes_are_compared_five_times_and_the_right_one_is_too_late() {
        for (int round = 0; round < ROUNDS; round++) {
            Reception stranger = reception.from(Together.address());
            Challenge challenge = stranger.challenge(Phones.number());

            List<Answer> answers = race(challenge, WRONG, challenge::wrong);

            assertThat(answers)
                    .extracting(Answer::status)
                    .as("round %d", round)
                    .allMatch(status -> status == 401 || status == 410);
            assertThat(answers)
                    .filteredOn(answer -> answer.code().equals("login.code_wrong"))
                    .hasSize(5)
                    .extracting(answer -> answer.json().get("attempts_left").asInt())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            Answer late = stranger.verify(challenge, challenge.code());
            assertThat(late.code()).isEqualTo("login.code_gone");
            assertThat(accounts(challenge)).isZero();
            assertThat(rows.number("SELECT cardinality(guessed_at) FROM guess_memory WHERE network = '' AND phone = '"
                            + challenge.phone() + "'"))
                    .isEqualTo(5);
        }
    }

    @Test
    void a_right_code_among_hundreds_of_wrong_ones_gives_one_session_or_none() {
        for (int round = 0; round < ROUNDS; round++) {
            Challenge challenge = reception.from(Together.address()).challenge(Phones.number());
            int at = round * 3;

            List<Answer> answers = race(challenge, 100, i -> i == at ? challenge.code() : challenge.wrong(i));

            long let = answers.stream().filter(answer -> answer.status() == 201).count();
            long wrong = answers.stream()
                    .filter(answer -> answer.code().equals("login.code_wrong"))
                    .count();
            assertThat(let).isLessThanOrEqualTo(1);
            assertThat(wrong + let).isLessThanOrEqualTo(5);
            assertThat(sessions(challenge)).isEqualTo(let);
            assertThat(accounts(challenge)).isEqualTo(let);
        }
    }

    @Test
    void of_fifty_who_come_first_together_one_becomes_administrator() {
        for (int round = 0; round < FIRSTS; round++) {
            DatabaseUrl empty = TestServer.migratedDatabase();
            try (Product fresh = Product.start(empty, Product.UNLIMITED);
                    Database database = Database.open(empty, 1)) {
                List<Challenge> challenges =
                        Together.call(NEWCOMERS, 8, () -> fresh.reception().challenge(Phones.number()));

                List<Answer> answers = Wire.atOnce(
                        fresh.port(),
                        challenges.stream()
                                .map(challenge -> guess(challenge, challenge.code()))
                                .toList());

                Rows all = new Rows(new Sql(database));
                assertThat(answers).extracting(Answer::status).containsOnly(201);
                assertThat(answers)
                        .extracting(answer -> answer.json().at("/user/role").asText())
                        .filteredOn("admin"::equals)
                        .hasSize(1);
                assertThat(all.count("account")).isEqualTo(NEWCOMERS);
                assertThat(all.number("SELECT count(*) FROM account WHERE role = 'admin'"))
                        .isEqualTo(1);
            }
        }
    }

    private static List<Answer> race(Challenge challenge, int count, IntFunction<String> code) {
        List<String> requests = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> guess(challenge, code.apply(i)))
                .toList());
        Collections.shuffle(requests);
        List<Answer> answers = Wire.atOnce(product.port(), requests);
        assertThat(answers).hasSize(count).extracting(Answer::status).allMatch(status -> status > 0 && status < 500);
        return answers;
    }

    private static String guess(Challenge challenge, String code) {
        return Wire.request("POST", VERIFY, Map.of("X-Forwarded-For", "10.200.0.1"), challenge.body(code));
    }

    private static long sessions(Challenge challenge) {
        return rows.number("SELECT count(*) FROM auth_session s JOIN account a ON a.id = s.account WHERE a.phone = '"
                + challenge.phone() + "'");
    }

    private static long accounts(Challenge challenge) {
        return rows.number("SELECT count(*) FROM account WHERE phone = '" + challenge.phone() + "'");
    }
}
