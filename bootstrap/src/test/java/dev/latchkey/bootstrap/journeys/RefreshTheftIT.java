package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A refresh token that comes back when it should not ends its session, whoever shows it, for good and everywhere. Covers
 * C-09 (b), (c), (e), (g), (h), V-3, V-4, V-5, V-9, V-9b.
 */
@Timeout(300)
class RefreshTheftIT {
    private static final int ROTATIONS = Together.rounds("rotations", 50);
    private static final String LATER = "11 seconds";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void a_token_that_comes_back_after_the_window_ends_its_session() {
        Member member = pair.newMember();
        Pass first = member.pass();
        Pass second = first.renewed(pair.client(0));
        pair.longAgo(second, LATER);

        Answer refused = first.renew(pair.client(1));

        assertReused(refused, List.of(first, second), System.nanoTime());
        assertThat(pair.rows()
                        .text("SELECT (actor IS NULL) || ' ' || subject || ' ' || (details ->> 'cause')"
                                + " FROM audit_event WHERE action = 'session.reused' AND details ->> 'session' = '"
                                + first.session() + "'"))
                .isEqualTo("true " + member.id() + " token_reused");
        // The owner is not locked out.
        assertThat(pair.b().reception().signIn(member.phone()).me().get("id").asLong())
                .isEqualTo(member.id());
    }

    @Test
    void within_the_window_it_gets_the_same_pair_at_either_instance() {
        Pass first = pair.newMember().pass();
        Pass second = first.renewed(pair.client(0));
        pair.longAgo(second, "5 seconds");

        for (Client client : pair.clients()) {
            Pass again = first.renewed(client);
            assertThat(again.refresh()).isEqualTo(second.refresh());
            assertThat(again.jti()).isEqualTo(second.jti());
            assertThat(again.claims().get("exp")).isNotNull();
        }
    }

    @Test
    void a_token_two_renewals_old_ends_the_session_inside_the_window_too() {
        Pass first = pair.newMember().pass();
        Pass second = first.renewed(pair.client(0));
        Pass third = second.renewed(pair.client(1));

        Answer refused = first.renew(pair.client(0));

        assertReused(refused, List.of(first, second, third), System.nanoTime());
    }

    @Test
    void a_thief_and_the_owner_who_take_turns_are_both_out_at_the_next_turn_of_the_second() {
        Pass stolen = pair.newMember().pass();
        Pass ofThief = stolen.renewed(pair.client(0)).renewed(pair.client(0));

        Answer owner = stolen.renew(pair.client(1));

        assertReused(owner, List.of(stolen, ofThief), System.nanoTime());
        assertThat(ofThief.renew(pair.client(0)).status()).isEqualTo(401);
    }

    @Test
    void of_fifty_rotations_at_full_speed_none_but_the_last_two_can_be_shown_again() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        List<Integer> replayed = Together.call(ROTATIONS, 4, () -> {
            int replay = turn.getAndIncrement();
            List<Pass> passes = new ArrayList<>(List.of(pair.newMember().pass()));
            for (int i = 0; i < ROTATIONS; i++) {
                passes.add(passes.get(i).renewed(pair.client(i)));
            }
            Answer answer = passes.get(replay).renew(pair.client(replay));
            Pass last = passes.get(ROTATIONS);
            if (replay == ROTATIONS - 1) {
                assertThat(answer.text("refresh_token")).isEqualTo(last.refresh());
                assertThat(last.renew(pair.client(replay)).status()).isEqualTo(200);
            } else {
                assertReused(answer, List.of(passes.get(replay), last), System.nanoTime());
            }
            return replay;
        });
        assertThat(replayed).doesNotHaveDuplicates().hasSize(ROTATIONS);
    }

    @Test
    void what_ended_does_not_come_back_with_a_restart() {
        Pair own = Pair.start();
        Member member = own.newMember();
        Pass first = member.pass();
        Pass second = first.renewed(own.client(0));
        Pass waiting = own.newMember().pass();
        Pass renewed = waiting.renewed(own.client(1));
        own.longAgo(second, LATER);
        assertThat(first.renew(own.client(1)).code()).isEqualTo("session.reused");
        own.close();

        try (Pair again = Pair.start(own.url(), Map.of())) {
            for (Client client : again.clients()) {
                for (Pass pass : List.of(first, second)) {
                    assertThat(pass.me(client).code()).isEqualTo("token.invalid");
                    assertThat(pass.renew(client).code()).isEqualTo("session.over");
                }
                assertThat(renewed.me(client).status()).isEqualTo(200);
            }
            // Nor does a restart make anyone forget which tokens were used.
            again.longAgo(renewed, LATER);
            assertThat(waiting.renew(again.client(0)).code()).isEqualTo("session.reused");
            assertThat(renewed.renew(again.client(1)).code()).isEqualTo("session.over");
            assertThat(again.audited("session.reused", first)).isEqualTo(1);
        }
    }

    /** Told, written down, and done: no token of the session is worth anything at either instance. */
    private static void assertReused(Answer refused, List<Pass> passes, long answered) {
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("session.reused");
        for (Pass pass : passes) {
            new Bound().refuses(pass, pair.clients(), answered);
            for (Client client : pair.clients()) {
                assertThat(pass.me(client).code()).isEqualTo("token.invalid");
                assertThat(pass.renew(client).code()).isEqualTo("session.over");
            }
        }
        assertThat(pair.causeOf(passes.get(0))).isEqualTo("token_reused");
        assertThat(pair.audited("session.reused", passes.get(0))).isEqualTo(1);
    }
}
