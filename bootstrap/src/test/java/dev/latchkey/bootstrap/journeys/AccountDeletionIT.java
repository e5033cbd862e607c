package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Leaving for good, over HTTP and two instances: lesson 19 of the earlier systems. */
@Timeout(120)
class AccountDeletionIT {
    private Pair pair;
    private Member admin;

    @BeforeEach
    void start() {
        pair = Pair.start(Map.of("LOGIN_CODE_RESEND_AFTER", "0"));
        admin = pair.newMember();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @Test
    void who_leaves_is_forgotten_and_what_they_did_for_others_stays() {
        Member leaver = pair.newMember();
        Member friend = pair.a().reception().signIn(Phones.number(), Map.of("invite_code", leaver.inviteCode()));

        Answer left = leaver.pass().send(pair.client(0), "DELETE", Reception.ME);
        long answered = System.nanoTime();

        assertThat(left.status()).as("%s", left).isEqualTo(204);
        new Bound().refuses(leaver.pass(), pair.clients(), answered);
        assertThat(leaver.pass().renew(pair.client(1)).code()).isEqualTo("session.over");
        assertThat(friend.me().get("activated_invite_code").asText()).isEqualTo(leaver.inviteCode());
        Member again = pair.b().reception().signIn(leaver.phone());
        assertThat(again.id()).isNotEqualTo(leaver.id());
        Answer invite = pair.client(0)
                .bearing(again.token())
                .put("/api/v1/me/invite", Map.of("invite_code", leaver.inviteCode()));
        assertThat(invite.code()).isEqualTo("invite.unknown");
    }

    @Test
    void a_session_alone_is_not_enough_to_leave() {
        Member member = pair.newMember();
        pair.rows()
                .run("UPDATE auth_session SET opened_at = opened_at - interval '11 minutes' WHERE account = "
                        + member.id());

        Answer refused = member.pass().send(pair.client(0), "DELETE", Reception.ME);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("session.proof_needed");
        assertThat(member.me().get("phone").asText()).isEqualTo(member.phone());
    }

    @Test
    void the_last_administrator_stays() {
        Answer refused = admin.pass().send(pair.client(0), "DELETE", Reception.ME);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("account.last_admin");
        assertThat(admin.me().get("role").asText()).isEqualTo("admin");
    }

    @Test
    void a_username_of_another_cannot_be_given_away_by_an_administrator() {
        Member member = pair.newMember();
        String name = "anna" + member.id();
        Client staff = pair.client(0).bearing(admin.token());
        assertThat(staff.patch("/api/v1/users/" + member.id(), Map.of("username", name))
                        .status())
                .isEqualTo(200);

        Answer refused = staff.patch("/api/v1/users/" + pair.newMember().id(), Map.of("username", name));

        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("account.username_taken");
    }
}
