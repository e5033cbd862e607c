package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.api.Description;
import dev.latchkey.bootstrap.api.Description.Operation;
import dev.latchkey.bootstrap.journeys.Commands.Ended;
import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What at least one of the systems before Latchkey got wrong, seen from outside: over HTTP, at two instances. Lessons 8 and
 * 9 are about Telegram, 17 and 18 about tasks, 24 about attempts.
 */
class EarlierSystemsLessonsIT {
    private static final String REQUEST_CHANGE = "/api/v1/me/phone";
    private static final String CONFIRM_CHANGE = "/api/v1/me/phone/confirm";

    private static Pair pair;
    private static Member admin;

    @BeforeAll
    static void start() {
        pair = Pair.start();
        admin = pair.newMember();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void lesson_1_a_code_works_once_however_many_type_it_at_once() {
        Challenge challenge = home().challenge(Phones.number());

        List<Integer> answers = Together.callAll(
                8,
                turn -> new Reception(pair.client(turn), pair.a().phones())
                        .verify(challenge, challenge.code())
                        .status());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 410);
    }

    @Test
    void lesson_1_a_code_is_good_for_its_own_challenge_and_dies_of_five_wrong_guesses() {
        Challenge one = home().challenge(Phones.number());
        Challenge other = home().challenge(Phones.number());

        for (int guess = 0; guess < 4; guess++) {
            assertThat(home().verify(one, one.wrong(guess)).code()).isEqualTo("login.code_wrong");
        }
        String foreign = other.code().equals(one.code()) ? one.wrong(7) : other.code();
        assertThat(home().verify(one, foreign).code()).isEqualTo("login.code_wrong");
        assertThat(home().verify(one, one.code()).code()).isEqualTo("login.code_gone");
    }

    @Test
    void lesson_2_a_code_for_another_phone_signs_nobody_in_and_is_in_no_answer() {
        Member member = pair.newMember();
        String next = Phones.number();
        Answer sent = as(member, 0).post(REQUEST_CHANGE, Map.of("phone", next));
        Challenge change =
                new Challenge(next, sent.text("challenge_id"), pair.a().phones().code(next, 1));

        assertThat(sent.text()).doesNotContain("\"" + change.code() + "\"");
        assertThat(home().verify(change, change.code()).code()).isEqualTo("login.code_gone");
        Challenge signIn = home().challenge(next);
        Answer confirmed =
                as(member, 1).post(CONFIRM_CHANGE, Map.of("challenge_id", signIn.id(), "code", signIn.code()));
        assertThat(confirmed.code()).isEqualTo("login.code_gone");
    }

    @Test
    void lessons_4_and_5_renewing_changes_both_tokens_and_after_log_out_neither_is_worth_anything() {
        Member member = pair.newMember();
        Pass renewed = member.pass().renewed(pair.client(1));

        assertThat(renewed.refresh()).isNotEqualTo(member.pass().refresh());
        assertThat(renewed.send(pair.client(0), "POST", "/api/v1/auth/logout").status())
                .isEqualTo(204);
        new Bound().refuses(renewed, pair.clients(), System.nanoTime());
        assertThat(renewed.renew(pair.client(1)).code()).isEqualTo("session.over");
    }

    @Test
    void lesson_5_a_refresh_token_that_comes_back_late_ends_the_session() {
        Member member = pair.newMember();
        Pass thief = member.pass().renewed(pair.client(0)).renewed(pair.client(1));

        assertThat(member.pass().renew(pair.client(1)).code()).isEqualTo("session.reused");
        assertThat(thief.renew(pair.client(0)).code()).isEqualTo("session.over");
    }

    @Test
    void lesson_6_neither_token_does_the_work_of_the_other() {
        Member member = pair.newMember();
        Pass pass = member.pass();

        assertThat(pair.client(0).bearing(pass.refresh()).get(Reception.ME).code())
                .isEqualTo("token.invalid");
        assertThat(pair.client(0)
                        .post(Pass.REFRESH, Map.of("refresh_token", pass.access()))
                        .status())
                .isBetween(400, 499);
        assertThat(member.me().get("id").asLong()).isEqualTo(member.id());
    }

    @Test
    void lesson_7_tokens_that_are_no_good_are_refused_in_one_way() {
        Member banned = pair.newMember();
        assertThat(administer("POST", "/api/v1/users/" + banned.id() + "/ban", Map.of("reason", "Spam"))
                        .status())
                .isEqualTo(200);

        new Bound().refuses(banned.pass(), pair.clients(), System.nanoTime());
        for (String token :
                List.of("x", "a.b.c", "..", admin.token() + "x", admin.token().replace('.', '-'))) {
            Answer answer = pair.client(0).bearing(token).get(Reception.ME);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("token.invalid");
        }
    }

    @Test
    void lesson_10_people_without_a_name_and_without_an_address_do_not_get_in_each_others_way() {
        List<Member> all = pair.a().reception().newMembers(3);

        assertThat(all).allSatisfy(member -> {
            assertThat(member.me().get("username").isNull()).isTrue();
            assertThat(member.me().get("email").isNull()).isTrue();
        });
    }

    @Test
    void lesson_11_nobody_comes_through_themselves_twice_in_a_circle_or_through_somebody_gone() {
        Member first = pair.newMember();
        Member second = pair.newMember();
        Member gone = pair.newMember();
        assertThat(gone.pass().send(pair.client(0), "DELETE", Reception.ME).status())
                .isEqualTo(204);

        assertThat(enter(first, first.inviteCode()).status()).isBetween(400, 499);
        assertThat(enter(first, gone.inviteCode()).code()).isEqualTo("invite.unknown");
        List<Integer> answers =
                Together.callAll(6, turn -> enter(first, second.inviteCode()).status());
        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
        assertThat(enter(second, first.inviteCode()).status()).isBetween(400, 499);
        assertThat(pair.rows()
                        .number("SELECT count(*) FROM referral WHERE newcomer IN (" + first.id() + ", " + second.id()
                                + ")"))
                .isEqualTo(1);
    }

    @Test
    void lesson_12_only_who_has_proved_a_phone_can_be_first() {
        try (Pair empty = Pair.start()) {
            assertThat(empty.client(0)
                            .post(Reception.REQUEST, Map.of("phone", Phones.number()))
                            .status())
                    .isEqualTo(202);
            List<Challenge> challenges = Stream.generate(Phones::number)
                    .limit(4)
                    .map(empty.a().reception()::challenge)
                    .toList();

            List<String> roles = Together.callAll(4, turn -> {
                Reception reception =
                        new Reception(empty.client(turn), empty.a().phones());
                Challenge challenge = challenges.get(turn);
                return reception
                        .verify(challenge, challenge.code())
                        .json()
                        .at("/user/role")
                        .asText();
            });

            assertThat(roles).containsOnlyOnce("admin").containsOnly("admin", "student");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role",
                "is_staff",
                "is_provider",
                "status",
                "id",
                "creator_id",
                "phone",
                "email_verified",
                "invite_code",
                "deleted_at"
            })
    void lesson_13_nobody_gives_themselves_what_is_not_theirs_to_give(String field) {
        Member member = pair.newMember();
        JsonNode before = member.me();

        for (Object value : List.of("admin", 1, true)) {
            Map<String, Object> body = new HashMap<>(Map.of("first_name", "Anna"));
            body.put(field, value);
            assertThat(as(member, 0).patch(Reception.ME, body).code()).as(field).isIn("field.unknown", "field.type");
        }

        assertThat(member.me()).isEqualTo(before);
    }

    @Test
    void lesson_14_the_last_administrator_stays_whoever_asks_and_by_whatever_road() {
        String path = "/api/v1/users/" + admin.id();

        assertThat(admin.pass().send(pair.client(0), "DELETE", Reception.ME).code())
                .isEqualTo("account.last_admin");
        assertThat(administer("PATCH", path + "/role", Map.of("role", "student"))
                        .status())
                .isBetween(400, 499);
        assertThat(administer("POST", path + "/ban", Map.of("reason", "Spam")).status())
                .isBetween(400, 499);
        assertThat(administer("DELETE", path, Map.of()).status()).isBetween(400, 499);
        assertThat(admin.me().get("role").asText()).isEqualTo("admin");
    }

    @Test
    void lesson_14_of_two_administrators_who_demote_each_other_at_once_one_remains_a_hundred_times() {
        try (Pair own = Pair.start()) {
            List<Member> both = new ArrayList<>(own.a().reception().newMembers(2));
            both.sort(Comparator.comparing(member -> member.user().get("role").asText()));
            for (int round = 0; round < 100; round++) {
                Member remaining = both.get(0);
                Member demoted = both.get(1);
                assertThat(changed(own.client(round), remaining, demoted, "admin"))
                        .isEqualTo(200);
                own.clients().forEach(client -> Until.within(60, () -> administers(client, demoted)));

                List<Integer> answers = Together.callAll(
                        2, turn -> changed(own.client(turn), both.get(turn), both.get(1 - turn), "student"));

                assertThat(answers).as("round %d", round).containsOnlyOnce(200);
                assertThat(own.rows().numbers("SELECT id AS n FROM account WHERE role = 'admin'"))
                        .containsExactly(both.get(answers.indexOf(200)).id());
                if (answers.indexOf(200) == 1) {
                    Collections.swap(both, 0, 1);
                }
            }
        }
    }

    private static int changed(Client client, Member by, Member whom, String role) {
        return client.bearing(by.token())
                .patch("/api/v1/users/" + whom.id() + "/role", Map.of("role", role))
                .status();
    }

    private static boolean administers(Client client, Member member) {
        return client.bearing(member.token()).get("/api/v1/users?limit=1").status() == 200;
    }

    @Test
    void lesson_15_a_username_that_was_given_up_revives_nothing_for_who_takes_it_next() {
        Member first = pair.newMember();
        Member second = pair.newMember();
        String name = "phoenix_" + first.id();
        assertThat(as(first, 0).patch(Reception.ME, Map.of("username", name)).status())
                .isEqualTo(200);
        assertThat(as(first, 0)
                        .patch(Reception.ME, Map.of("username", name + "_2"))
                        .status())
                .isEqualTo(200);
        assertThat(as(second, 1).patch(Reception.ME, Map.of("username", name)).status())
                .isEqualTo(200);

        assertThat(first.me().get("id").asLong()).isEqualTo(first.id());
        assertThat(second.me().get("id").asLong()).isEqualTo(second.id());
        assertThat(Pass.of(first.pass().renew(pair.client(1)))
                        .me(pair.client(0))
                        .json()
                        .get("username")
                        .asText())
                .isEqualTo(name + "_2");
    }

    static Stream<String> lists() {
        return Description.read()
                .operations()
                .filter(operation -> operation.method().equals("GET"))
                .map(Operation::path)
                // Where Telegram sends people is no list, and nobody comes there by themselves.
                .filter(path -> !path.contains("{") && !path.startsWith("/api/v1/auth/"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void lesson_16_a_plain_get_without_a_body_is_answered(String path) {
        Answer answer = as(admin, 0).get(path);

        // This administrator is no provider, has no picture and no bot, and has not said which phone.
        int status = switch (path) {
            case "/api/v1/provider", "/api/v1/provider/dashboard" -> 403;
            case "/api/v1/me/avatar", "/api/v1/admin/telegram/bot", "/api/v1/admin/telegram/webhook" -> 404;
            case "/api/v1/admin/messages/decisions" -> 422;
            default -> 200;
        };
        assertThat(answer.status()).as("%s %s", path, answer.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me/invited?limit=0",
                "/api/v1/me/invited?limit=-1",
                "/api/v1/me/invited?limit=x",
                "/api/v1/me/invited?cursor=%00",
                "/api/v1/users?limit=0",
                "/api/v1/users?cursor=x",
                "/api/v1/users/not-a-number",
                "/api/v1/users/99999999999999999999",
                "/api/v1/users/0",
                "/api/v1/audit?limit=1000000",
                "/api/v1/campaigns?cursor=x"
            })
    void lesson_20_odd_pages_and_names_are_the_clients_mistake(String path) {
        assertThat(as(admin, 0).get(path).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"challenge_id\": null, \"code\": null}",
                "{\"challenge_id\": \"x\", \"code\": \"1234\"}",
                "{\"challenge_id\": 7, \"code\": 1234}",
                "{\"challenge_id\": \"00000000-0000-4000-8000-000000000000\", \"code\": \"\"}",
                "{\"challenge_id\": \"00000000-0000-4000-8000-000000000000\"}",
                "[]",
                "null"
            })
    void lesson_20_fields_that_are_missing_null_or_odd_are_the_clients_mistake(String body) {
        assertThat(pair.client(0).send("POST", Reception.VERIFY, body).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "changeme", "your-secret-key", " "})
    void lesson_21_nothing_starts_with_a_secret_that_anybody_could_guess(String secret) {
        Map<String, String> settings = Product.settings(pair.url(), Map.of("JWT_SECRET_KEY", secret));

        Ended ended = new Commands(settings).run("serve");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.err()).contains("JWT_SECRET_KEY").doesNotContain(secret.isBlank() ? "\0" : secret);
    }

    @Test
    void lesson_23_time_is_told_in_utc_whatever_the_clock_of_the_machine_shows() {
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Moscow"));
        try (Pair moscow = Pair.start()) {
            Instant before = Instant.now();
            Member member = moscow.newMember();
            JsonNode claims = member.pass().claims();

            assertThat(Instant.ofEpochSecond(claims.get("iat").asLong()))
                    .isBetween(before.minusSeconds(1), before.plus(Duration.ofMinutes(1)));
            assertThat(claims.get("exp").asLong() - claims.get("iat").asLong())
                    .isEqualTo(Duration.ofMinutes(15).toSeconds());
            assertThat(member.me().get("created_at").asText()).endsWith("Z");
            assertThat(Instant.parse(member.me().get("created_at").asText()))
                    .isBetween(before.minusSeconds(1), before.plus(Duration.ofMinutes(1)));
            assertThat(member.pass().renew(moscow.client(1)).status()).isEqualTo(200);
            assertThat(moscow.rows().number("SELECT extract(epoch FROM idle_until - now())::bigint FROM auth_session"))
                    .isCloseTo(Duration.ofDays(7).toSeconds(), within(60L));
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    private static Reception home() {
        return pair.a().reception().from(Together.address());
    }

    private static Client as(Member member, int instance) {
        return pair.client(instance).bearing(member.token());
    }

    private static Answer enter(Member member, String code) {
        return as(member, 0).put("/api/v1/me/invite", Map.of("invite_code", code));
    }

    private static Answer administer(String method, String path, Map<String, ?> body) {
        return as(admin, 0).send(method, path, body.isEmpty() ? "" : Client.json(body));
    }
}
