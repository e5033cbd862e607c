package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Commands.Ended;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who look after others, at two instances. Covers C-43, C-44, AS-8.2.2, AS-8.2.3, AS-8.3.2. */
@Timeout(300)
class AdministrationIT {
    private static final String USERS = "/api/v1/users/";

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
    void the_first_is_the_administrator_and_the_second_is_not() {
        assertThat(admin.user().get("role").asText()).isEqualTo("admin");
        assertThat(pair.newMember().user().get("role").asText()).isEqualTo("student");
    }

    @Test
    void another_role_is_in_force_at_the_other_instance_within_a_second() {
        Member member = pair.newMember();
        Bound bound = new Bound();

        assertThat(as(admin, pair.client(0))
                        .patch(path(member, "/role"), Map.of("role", "admin"))
                        .text("role"))
                .isEqualTo("admin");
        long promoted = System.nanoTime();
        comesTrue(member, pair.client(1), 200, promoted, bound);

        assertThat(as(admin, pair.client(0))
                        .patch(path(member, "/role"), Map.of("role", "student"))
                        .status())
                .isEqualTo(200);
        assertThat(as(member, pair.client(0)).get("/api/v1/audit").code()).isEqualTo("account.not_allowed");
        comesTrue(member, pair.client(1), 403, System.nanoTime(), bound);
        bound.tell("Another role at the other instance");
    }

    @Test
    void a_ban_signs_out_everywhere_within_a_second_and_keeps_out_until_it_is_lifted() {
        Member member = pair.newMember();
        Bound bound = new Bound();

        Answer banned = as(admin, pair.client(0)).post(path(member, "/ban"), Map.of("reason", "Spam"));
        long answered = System.nanoTime();

        bound.refuses(member.pass(), pair.clients(), answered);
        assertThat(banned.text("status")).isEqualTo("banned");
        assertThat(banned.json().at("/ban/reason").asText()).isEqualTo("Spam");
        assertThat(banned.json().at("/ban/by").asLong()).isEqualTo(admin.id());
        assertThat(signIn(member).code()).isEqualTo("account.banned");
        assertThat(as(admin, pair.client(1))
                        .send("POST", path(member, "/unban"), "")
                        .text("status"))
                .isEqualTo("active");
        assertThat(signIn(member).status()).isEqualTo(200);
    }

    @Test
    void a_ban_with_an_end_is_over_when_that_has_come() {
        Member member = pair.newMember();
        String soon = Instant.now().plusSeconds(2).toString();

        assertThat(as(admin, pair.client(0))
                        .post(path(member, "/ban"), Map.of("reason", "Spam", "until", soon))
                        .text("status"))
                .isEqualTo("banned");

        Until.within(
                60,
                () -> as(admin, pair.client(1))
                        .get(path(member, ""))
                        .text("status")
                        .equals("active"));
        assertThat(signIn(member).status()).isEqualTo(200);
    }

    @Test
    void a_deleted_account_is_gone_and_its_phone_and_its_code_are_nobodys() {
        Member member = pair.newMember();
        Member friend = pair.newMember();
        Bound bound = new Bound();

        assertThat(as(admin, pair.client(0))
                        .send("DELETE", path(member, ""), "")
                        .status())
                .isEqualTo(204);

        bound.refuses(member.pass(), pair.clients(), System.nanoTime());
        assertThat(as(admin, pair.client(1)).get(path(member, "")).code()).isEqualTo("account.unknown");
        assertThat(as(friend, pair.client(1))
                        .put("/api/v1/me/invite", Map.of("invite_code", member.inviteCode()))
                        .code())
                .isEqualTo("invite.unknown");
        assertThat(signIn(member).status()).isEqualTo(201);
    }

    @Test
    void moderators_see_little_and_reach_only_students_and_teachers() {
        Member moderator = with("moderator");
        Member other = with("moderator");
        Member student = pair.newMember();
        Client staff = as(moderator, pair.client(1));

        Answer seen = staff.get(path(student, ""));
        assertThat(seen.text("phone"))
                .doesNotContain(student.phone().substring(3, 9))
                .contains("***");
        assertThat(as(admin, pair.client(1)).get(path(student, "")).text("phone"))
                .isEqualTo(student.phone());
        String piece = student.phone().substring(3);
        assertThat(staff.get("/api/v1/users?q=" + piece).json().get("items")).isEmpty();
        assertThat(as(admin, pair.client(1))
                        .get("/api/v1/users?q=" + piece)
                        .json()
                        .get("items"))
                .hasSize(1);
        for (Member staffMember : List.of(other, admin)) {
            assertThat(staff.post(path(staffMember, "/ban"), Map.of("reason", "x"))
                            .code())
                    .isEqualTo("account.not_allowed");
            assertThat(staff.send("POST", path(staffMember, "/unban"), "").code())
                    .isEqualTo("account.not_allowed");
        }
        assertThat(staff.post(path(moderator, "/ban"), Map.of("reason", "x")).code())
                .isEqualTo("account.own");
        assertThat(staff.patch(path(moderator, "/role"), Map.of("role", "admin"))
                        .code())
                .isEqualTo("account.not_allowed");
        assertThat(staff.post(path(student, "/ban"), Map.of("reason", "x")).status())
                .isEqualTo(200);
        assertThat(staff.send("POST", path(student, "/unban"), "").status()).isEqualTo(200);
    }

    @Test
    void nobody_does_to_themselves_what_they_do_to_others() {
        Client client = as(admin, pair.client(0));

        assertThat(client.patch(path(admin, "/role"), Map.of("role", "student")).code())
                .isEqualTo("account.own");
        assertThat(client.post(path(admin, "/ban"), Map.of("reason", "x")).code())
                .isEqualTo("account.own");
        assertThat(client.send("DELETE", path(admin, ""), "").code()).isEqualTo("account.own");
    }

    @Test
    void a_student_sees_the_own_account_and_learns_of_no_other() {
        Member student = pair.newMember();
        Client client = as(student, pair.client(0));

        assertThat(client.get(path(student, "")).text("phone")).isEqualTo(student.phone());
        assertThat(client.get(path(admin, "")).code()).isEqualTo("account.not_allowed");
        assertThat(client.get(USERS + "999999999").code()).isEqualTo("account.not_allowed");
        assertThat(client.get(USERS + "abc").code()).isEqualTo("account.not_allowed");
        assertThat(as(admin, pair.client(0)).get(USERS + "abc").code()).isEqualTo("account.unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/api/v1/me,first_name",
        "PATCH,/api/v1/users/7,first_name",
        "PATCH,/api/v1/users/7/role,role",
        "POST,/api/v1/users/7/ban,reason"
    })
    void fields_that_nobody_may_send_are_refused_and_change_nothing(String method, String path, String known) {
        String before = pair.rows().text("SELECT string_agg(a::text, ',' ORDER BY id) FROM account a");

        for (String field : Set.of(
                "id",
                "verified",
                "phone_verified",
                "is_admin",
                "inviter_id",
                "banned",
                "created_at",
                "status",
                "email_verified",
                "phone",
                "ban",
                "deleted_at")) {
            Map<String, Object> body = new HashMap<>(Map.of(field, true, known, "student"));
            Answer answer = as(admin, pair.client(0)).send(method, path, Client.json(body));
            assertThat(answer.status()).as(field + " " + answer).isEqualTo(422);
            assertThat(answer.text()).contains("field.unknown");
        }

        assertThat(pair.rows().text("SELECT string_agg(a::text, ',' ORDER BY id) FROM account a"))
                .isEqualTo(before);
    }

    @Test
    void what_is_done_is_written_down_and_read_by_administrators() {
        Member member = pair.newMember();
        Client client = as(admin, pair.client(0));
        client.patch(path(member, ""), Map.of("first_name", "Анна"));
        client.patch(path(member, "/role"), Map.of("role", "teacher"));
        client.post(path(member, "/ban"), Map.of("reason", "Спам"));
        client.send("POST", path(member, "/unban"), "");
        client.send("DELETE", path(member, ""), "");

        Answer audit = client.get("/api/v1/audit?actor=" + admin.id() + "&subject=" + member.id());

        assertThat(audit.json().get("items").findValuesAsText("action"))
                .containsExactly(
                        "account.deleted",
                        "account.unbanned",
                        "account.banned",
                        "account.role_changed",
                        "account.profile_edited");
        assertThat(audit.json().at("/items/2/details/reason").asText()).isEqualTo("Спам");
        assertThat(audit.json().at("/items/3/details/from").asText()).isEqualTo("student");
        assertThat(client.get("/api/v1/audit?action=account.role_changed&subject=" + member.id())
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(client.get("/api/v1/audit?action=nothing").text()).contains("action.unknown");
        assertThat(client.get("/api/v1/audit?from=yesterday").text()).contains("time.invalid");
        assertThat(client.get("/api/v1/audit?to=%2B999999999-01-01T00:00:00Z").text())
                .contains("time.invalid");
        assertThat(client.post(path(member, "/ban"), Map.of("reason", "x", "until", "+999999999-01-01T00:00:00Z"))
                        .code())
                .isEqualTo("field.invalid");
    }

    @Test
    void the_trail_is_verified_at_the_command_line() {
        Commands commands = new Commands(Product.settings(pair.url(), Map.of()));
        Until.within(60, () -> pair.rows().number("SELECT position FROM audit_chain") > 0);

        Ended well = commands.run("audit", "verify");
        pair.rows().run("ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_append_only");
        pair.rows().run("UPDATE audit_event SET actor = 999 WHERE id = 1");
        Ended wrong = commands.run("audit", "verify");

        assertThat(well.code()).as(well.toString()).isZero();
        assertThat(well.out()).contains("Verified: ").contains("The chain ends at ");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out()).contains("WRONG: line 1 ");
    }

    @Test
    void an_operator_makes_somebody_an_administrator_at_the_command_line() {
        Commands commands = new Commands(Product.settings(pair.url(), Map.of()));
        Member member = pair.newMember();
        String newcomer = Phones.number();

        assertThat(commands.run("admin", "create", "--phone", member.phone()).out())
                .contains(member.id() + " (")
                .contains("is an administrator now");
        assertThat(commands.run("admin", "create", "--phone", member.phone()).out())
                .contains("was an administrator before");
        assertThat(commands.run("admin", "create", "--phone", newcomer).out()).contains("was opened");
        assertThat(pair.a()
                        .reception()
                        .from(Together.address())
                        .signIn(newcomer)
                        .user()
                        .get("role")
                        .asText())
                .isEqualTo("admin");
        assertThat(commands.run("admin", "create", "--phone", "12").code()).isEqualTo(2);
        assertThat(commands.run("admin", "create").code()).isEqualTo(2);
    }

    private static Member with(String role) {
        Member member = pair.newMember();
        assertThat(as(admin, pair.client(0))
                        .patch(path(member, "/role"), Map.of("role", role))
                        .status())
                .isEqualTo(200);
        Until.within(
                60,
                () -> as(member, pair.client(1)).get("/api/v1/users?limit=1").status() == 200);
        return member;
    }

    private static void comesTrue(Member member, Client client, int status, long since, Bound bound) {
        long limit = Bound.OF_REVOCATION.toNanos();
        while (true) {
            long asked = System.nanoTime() - since;
            int answer = as(member, client).get("/api/v1/audit").status();
            if (answer == status) {
                return;
            }
            assertThat(asked).as("%s after %s", answer, bound).isLessThan(limit);
        }
    }

    private static Answer signIn(Member member) {
        Reception reception = pair.b().reception().from(Together.address());
        Reception.Challenge challenge = reception.challenge(member.phone());
        return reception.verify(challenge, challenge.code());
    }

    private static Client as(Member member, Client client) {
        return client.bearing(member.token());
    }

    private static String path(Member member, String more) {
        return USERS + member.id() + more;
    }
}
