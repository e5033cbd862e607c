package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several people who claim one number at once, over two instances; what counts is what the database holds. Covers C-12. */
@Timeout(300)
class PhoneClaimsIT {
    private static final String PHONE = "/api/v1/me/phone";
    private static final String CONFIRM = "/api/v1/me/phone/confirm";
    private static final int ROUNDS = Together.rounds("phone-claims", 30);
    private static final int RIVALS = 3;

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
        // The first account of a system is its administrator's, to whom other rules apply.
        assertThat(pair.newMember().phone()).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void of_several_who_prove_a_number_and_somebody_who_signs_in_with_it_one_account_has_it() {
        List<Member> rivals = pair.a().reception().newMembers(RIVALS);
        for (int round = 0; round < ROUNDS; round++) {
            String number = Phones.number();
            long before = pair.rows().count("account");
            List<Callable<Answer>> claims = new ArrayList<>(claims(rivals, number));
            Reception door = pair.b().reception();
            Challenge challenge = door.challenge(number);
            claims.add(() -> door.verify(challenge, challenge.code()));

            List<Answer> answers = atOnce(claims);

            Answer signedIn = answers.get(RIVALS);
            List<Integer> changes =
                    answers.subList(0, RIVALS).stream().map(Answer::status).toList();
            assertThat(signedIn.status()).as("%s", signedIn).isIn(200, 201);
            assertThat(changes).isSubsetOf(200, 409);
            boolean opened = signedIn.status() == 201;
            assertThat(changes.stream().filter(status -> status == 200)).hasSize(opened ? 0 : 1);
            assertThat(holders(number)).isEqualTo(1);
            assertThat(pair.rows().count("account")).isEqualTo(before + (opened ? 1 : 0));
            assertThat(rivals.stream()
                            .map(Member::me)
                            .filter(me -> me.get("phone").isNull()))
                    .isEmpty();
        }
    }

    @Test
    void of_many_who_prove_the_number_of_an_idle_account_one_has_it_and_the_account_is_nobodys_prize() {
        List<Member> rivals = pair.a().reception().newMembers(RIVALS);
        for (int round = 0; round < ROUNDS; round++) {
            Member idle = pair.newMember();
            longUnused(idle);
            List<Callable<Answer>> claims = new ArrayList<>(claims(rivals, idle.phone()));
            Reception door = pair.b().reception();
            Challenge challenge = door.challenge(idle.phone());
            claims.add(() -> door.verify(challenge, challenge.code()));

            List<Answer> answers = atOnce(claims);

            Answer signedIn = answers.get(RIVALS);
            assertThat(signedIn.status()).as("%s", signedIn).isIn(200, 201);
            assertThat(signedIn.json().get("user").get("id").asLong()).isNotEqualTo(idle.id());
            assertThat(holders(idle.phone())).isEqualTo(1);
            assertThat(pair.rows().number("SELECT count(*) FROM account WHERE phone IS NULL AND id = " + idle.id()))
                    .isEqualTo(1);
            assertThat(pair.rows()
                            .number(
                                    "SELECT count(*) FROM audit_event WHERE action = 'account.phone_recycled' AND subject = "
                                            + idle.id()))
                    .isEqualTo(1);
        }
    }

    /** The number is proved by one, and somebody signs in to the account by its password: whoever is first, nothing is torn. */
    @Test
    void an_idle_account_whose_owner_comes_back_at_that_moment_keeps_the_number_or_loses_it_whole() {
        for (int round = 0; round < ROUNDS; round++) {
            Member idle = pair.newMember();
            assertThat(idle.client()
                            .put("/api/v1/me/password", Map.of("password", "tea for 2 at noon"))
                            .status())
                    .isEqualTo(204);
            assertThat(idle.client()
                            .patch("/api/v1/me", Map.of("username", "back" + idle.id()))
                            .status())
                    .isEqualTo(200);
            longUnused(idle);
            Reception door = pair.b().reception();
            Challenge challenge = door.challenge(idle.phone());

            List<Answer> answers = atOnce(List.of(
                    () -> pair.client(0)
                            .post(
                                    "/api/v1/auth/login",
                                    Map.of("login", "back" + idle.id(), "password", "tea for 2 at noon")),
                    () -> door.verify(challenge, challenge.code())));

            assertThat(answers.get(0).status()).as("%s", answers.get(0)).isEqualTo(200);
            boolean recycled = answers.get(1).status() == 201;
            assertThat(answers.get(1).status()).isIn(200, 201);
            assertThat(answers.get(1).json().get("user").get("id").asLong() == idle.id())
                    .isEqualTo(!recycled);
            assertThat(holders(idle.phone())).isEqualTo(1);
        }
    }

    /** Each of them has a code for the number, sent to it. */
    private static List<Callable<Answer>> claims(List<Member> rivals, String number) {
        List<Callable<Answer>> claims = new ArrayList<>();
        for (Member rival : rivals) {
            Client client = pair.client(claims.size()).bearing(rival.token());
            int before = pair.a().phones().count(number);
            Answer sent = client.post(PHONE, Map.of("phone", number));
            assertThat(sent.status()).as("%s", sent).isEqualTo(202);
            String code = pair.a().phones().code(number, before + 1);
            claims.add(() -> client.post(CONFIRM, Map.of("challenge_id", sent.text("challenge_id"), "code", code)));
        }
        return claims;
    }

    private static List<Answer> atOnce(List<Callable<Answer>> claims) {
        AtomicInteger turn = new AtomicInteger();
        List<Numbered> answers = Together.call(claims.size(), claims.size(), () -> {
            int mine = turn.getAndIncrement();
            return new Numbered(mine, claims.get(mine).call());
        });
        return answers.stream()
                .sorted(Comparator.comparing(Numbered::number))
                .map(Numbered::answer)
                .toList();
    }

    private static long holders(String number) {
        return pair.rows().number("SELECT count(*) FROM account WHERE phone = '" + number + "'");
    }

    private static void longUnused(Member member) {
        pair.rows()
                .run("UPDATE account SET last_login_at = last_login_at - interval '181 days' WHERE id = "
                        + member.id());
        pair.rows()
                .run("UPDATE auth_session SET renewed_at = renewed_at - interval '181 days' WHERE account = "
                        + member.id());
    }

    private record Numbered(int number, Answer answer) {}
}
