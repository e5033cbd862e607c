package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who came through whom: entered once, never one's own, never in a circle, whoever else tries at the same moment. */
@Timeout(300)
@ExtendWith(StoresExtension.class)
class InvitedFriendJourneyIT {
    private static final String INVITE = "/api/v1/me/invite";
    private static final String INVITED = "/api/v1/me/invited";
    private static final int PAIRS = Together.rounds("invites", 100);
    private static final int RINGS = Together.rounds("rings", 30);

    private static Product product;
    private static Reception reception;
    private static Rows rows;

    @BeforeAll
    static void start(DatabaseUrl database, Sql sql) {
        product = Product.start(database, Product.UNLIMITED);
        reception = product.reception();
        rows = new Rows(sql);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @AfterEach
    void nobody_came_through_themselves() {
        assertThat(rows.number("""
                        WITH RECURSIVE way (newcomer, inviter) AS (
                          SELECT newcomer, inviter FROM referral
                          UNION
                          SELECT way.newcomer, r.inviter FROM way JOIN referral r ON r.newcomer = way.inviter)
                        SELECT count(*) FROM way WHERE newcomer = inviter
                        """)).as("circles").isZero();
    }

    @Test
    void a_friend_is_invited_at_sign_up() {
        Member inviter = reception.newMember();
        String phone = Phones.number();

        Member friend = reception.signIn(
                phone, Map.of("invite_code", inviter.inviteCode().toLowerCase(Locale.ROOT), "first_name", "Vera"));

        assertThat(friend.user().get("activated_invite_code").asText()).isEqualTo(inviter.inviteCode());
        assertThat(inviter.me().get("invited_count").asInt()).isEqualTo(1);
        JsonNode list = inviter.client().get(INVITED).json();
        assertThat(list.get("next_cursor").isNull()).isTrue();
        assertThat(list.get("items")).hasSize(1);
        JsonNode seen = list.at("/items/0");
        assertThat(seen.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "phone", "first_name", "joined_at");
        assertThat(seen.get("phone").asText()).isEqualTo(phone);
        assertThat(seen.get("first_name").asText()).isEqualTo("Vera");
        assertThat(seen.get("id").asLong()).isEqualTo(friend.id());
        assertThat(friend.client().get(INVITED).json().get("items")).isEmpty();
    }

    @Test
    void a_friend_enters_the_code_later() {
        Member inviter = reception.signIn(Phones.number(), Map.of("first_name", "Gleb"));
        Member friend = reception.newMember();

        Answer entered = enter(friend, inviter);

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.text("activated_invite_code")).isEqualTo(inviter.inviteCode());
        assertThat(entered.json().at("/inviter/id").asLong()).isEqualTo(inviter.id());
        assertThat(entered.json().at("/inviter/first_name").asText()).isEqualTo("Gleb");
        assertThat(entered.text()).doesNotContain(inviter.phone());
        assertThat(friend.me().get("activated_invite_code").asText()).isEqualTo(inviter.inviteCode());
        assertThat(inviter.client().get(INVITED).json().at("/items/0/phone").asText())
                .isEqualTo(friend.phone());
    }

    @Test
    void those_who_have_an_account_enter_a_code_while_signing_in_if_they_still_may() {
        Member inviter = reception.newMember();
        Member other = reception.newMember();
        Member friend = reception.newMember();

        Member again = reception.signIn(friend.phone(), Map.of("invite_code", inviter.inviteCode()));
        Member once = reception.signIn(friend.phone(), Map.of("invite_code", other.inviteCode()));

        assertThat(again.user().get("activated_invite_code").asText()).isEqualTo(inviter.inviteCode());
        assertThat(once.user().get("activated_invite_code").asText()).isEqualTo(inviter.inviteCode());
        assertThat(other.me().get("invited_count").asInt()).isZero();
    }

    @Test
    void refusals_come_in_their_order() {
        Member grandparent = reception.newMember();
        Member parent = reception.newMember();
        Member child = reception.newMember();

        assertRefused(enter(parent, "ZZZZZ2"), 404, "invite.unknown");
        assertRefused(enter(parent, parent), 422, "invite.own");
        assertThat(enter(child, parent).status()).isEqualTo(200);
        assertThat(enter(parent, grandparent).status()).isEqualTo(200);
        assertRefused(enter(grandparent, parent), 409, "invite.cycle");
        assertRefused(enter(grandparent, child), 409, "invite.cycle");
        assertRefused(enter(grandparent, grandparent), 422, "invite.own");
        assertRefused(enter(grandparent, "ZZZZZ2"), 404, "invite.unknown");
        for (String code : List.of(grandparent.inviteCode(), "ZZZZZ2", child.inviteCode(), parent.inviteCode())) {
            assertRefused(enter(child, code), 409, "invite.already_activated");
        }
        assertThat(rows.number("SELECT count(*) FROM referral WHERE newcomer = " + grandparent.id()))
                .isZero();
    }

    @Test
    void the_code_of_somebody_banned_or_gone_is_nobodys() {
        // The first of all may be the administrator, who stays.
        Member friend = reception.newMember();
        Member banned = reception.newMember();
        Member gone = reception.newMember();
        rows.run("UPDATE account SET status = 'banned' WHERE id = " + banned.id());
        rows.run("UPDATE account SET deleted_at = now() WHERE id = " + gone.id());

        assertRefused(enter(friend, banned), 404, "invite.unknown");
        assertRefused(enter(friend, gone), 404, "invite.unknown");
        assertThat(rows.number("SELECT count(*) FROM referral WHERE newcomer = " + friend.id()))
                .isZero();
    }

    @Test
    void the_list_is_read_page_by_page() {
        Member inviter = reception.newMember();
        List<Long> friends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            friends.add(reception
                    .signIn(Phones.number(), Map.of("invite_code", inviter.inviteCode()))
                    .id());
        }

        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = inviter.client()
                    .get(INVITED + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            assertThat(page.get("items").size()).isBetween(1, 2);
            page.get("items").forEach(item -> seen.add(item.get("id").asLong()));
            cursor = page.get("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(friends);
    }

    @Test
    void of_two_who_invite_each_other_at_once_one_succeeds_at_most() {
        List<Member> members = reception.newMembers(2 * PAIRS);
        for (int i = 0; i < PAIRS; i++) {
            Member one = members.get(2 * i);
            Member other = members.get(2 * i + 1);

            List<Answer> answers = Wire.atOnce(product.port(), List.of(entering(one, other), entering(other, one)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers).extracting(Answer::code).contains("invite.cycle");
            assertThat(rows.number(
                            "SELECT count(*) FROM referral WHERE newcomer IN (" + one.id() + ", " + other.id() + ")"))
                    .isEqualTo(1);
        }
    }

    @Test
    void of_three_in_a_ring_two_succeed_at_most() {
        List<Member> members = reception.newMembers(3 * RINGS);
        for (int i = 0; i < RINGS; i++) {
            Member a = members.get(3 * i);
            Member b = members.get(3 * i + 1);
            Member c = members.get(3 * i + 2);

            List<Answer> answers = Wire.atOnce(product.port(), List.of(entering(a, b), entering(b, c), entering(c, a)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 200, 409);
        }
    }

    @Test
    void of_two_hundred_codes_that_one_account_enters_at_once_one_counts() {
        List<Member> inviters = reception.newMembers(20);
        Member friend = reception.newMember();
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(entering(friend, inviters.get(i % inviters.size())));
        }

        List<Answer> answers = Wire.atOnce(product.port(), requests);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertRefused(answer, 409, "invite.already_activated"));
        assertThat(rows.number("SELECT count(*) FROM referral WHERE newcomer = " + friend.id()))
                .isEqualTo(1);
        long credited = inviters.stream()
                .mapToLong(inviter -> inviter.me().get("invited_count").asLong())
                .sum();
        assertThat(credited).isEqualTo(1);
        assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'invite.activated' AND subject = "
                        + friend.id()))
                .isEqualTo(1);
    }

    @Test
    void many_friends_may_enter_one_code_at_once() {
        Member inviter = reception.newMember();
        List<Member> friends = reception.newMembers(Together.rounds("friends", 60));

        List<Answer> answers = Wire.atOnce(
                product.port(),
                friends.stream().map(friend -> entering(friend, inviter)).toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(inviter.me().get("invited_count").asInt()).isEqualTo(friends.size());
        assertThat(inviter.client().get(ME).status()).isEqualTo(200);
    }

    private static Answer enter(Member friend, Member inviter) {
        return enter(friend, inviter.inviteCode());
    }

    private static Answer enter(Member friend, String code) {
        return friend.client().put(INVITE, Map.of("invite_code", code));
    }

    private static String entering(Member friend, Member inviter) {
        return Wire.request(
                "PUT",
                INVITE,
                Map.of("Authorization", "Bearer " + friend.token()),
                Client.json(Map.of("invite_code", inviter.inviteCode())));
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
