package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One refresh token, shown many times at once or once more: everybody gets the same pair, and one child lives. On two
 * instances, half of the requests to each. Covers C-09 (a), (d), (i), V-1, V-9f.
 */
@Timeout(600)
class RefreshRacesIT {
    private static final int ROUNDS = Together.rounds("refreshes", 30);
    private static final int STRICT_ROUNDS = Together.rounds("refreshes.strict", 30);
    private static final int TABS = Together.rounds("tabs", 1_000);
    private static final int CUTS = Together.rounds("cuts", 30);
    private static final int PARALLEL = 200;
    private static final int BROWSERS = 4;

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
    void two_hundred_refreshes_of_one_token_have_one_child() {
        for (int round = 0; round < ROUNDS; round++) {
            Member member = pair.newMember();
            // Whether it is the first token of a session or a later one must not matter.
            Pass used = round % 2 == 0 ? member.pass() : member.pass().renewed(pair.client(round));

            List<Answer> answers = race(pair, used);

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            List<Pass> passes = answers.stream().map(Pass::of).toList();
            assertThat(passes)
                    .extracting(Pass::refresh)
                    .containsOnly(passes.get(0).refresh());
            assertThat(passes).extracting(Pass::jti).containsOnly(passes.get(0).jti());
            assertOneChild(used, passes.get(0), member);
        }
    }

    @Test
    void without_a_window_one_of_two_hundred_gets_a_pair() {
        try (Pair strict = Pair.start(Map.of("REFRESH_GRACE", "0"))) {
            for (int round = 0; round < STRICT_ROUNDS; round++) {
                Member member = strict.newMember();

                List<Answer> answers = race(strict, member.pass());

                assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.status() != 200)
                        .allMatch(answer -> answer.status() == 401)
                        .extracting(Answer::code)
                        .containsOnly("session.reused", "session.over")
                        .contains("session.reused");
                // Whoever came second has shown a used token, and that ends it, once.
                assertThat(strict.liveSessions(member.id())).isZero();
                assertThat(strict.audited("session.reused", member.pass())).isEqualTo(1);
            }
        }
    }

    /** Each through an instance of its own, and each going on with what it was told itself. */
    @Test
    void two_tabs_that_refresh_at_once_never_log_anyone_out() {
        ExecutorService tabs = Executors.newFixedThreadPool(2 * BROWSERS);
        try {
            List<Pass> last = Together.call(BROWSERS, BROWSERS, () -> {
                Pass one = pair.newMember().pass();
                Pass other = one;
                for (int round = 0; round < TABS / BROWSERS; round++) {
                    List<Future<Pass>> renewed = tabs.invokeAll(List.of(tab(one, 0), tab(other, 1)));
                    one = renewed.get(0).get();
                    other = renewed.get(1).get();
                    assertThat(one.refresh()).isEqualTo(other.refresh());
                    assertThat(one.jti()).isEqualTo(other.jti());
                }
                return other;
            });

            for (Pass pass : last) {
                assertThat(pair.clients())
                        .allSatisfy(
                                client -> assertThat(pass.me(client).status()).isEqualTo(200));
                assertThat(pair.causeOf(pass)).isEmpty();
                assertThat(pair.audited("session.reused", pass)).isZero();
            }
        } finally {
            tabs.shutdownNow();
        }
    }

    @Test
    void whoever_lost_the_answer_gets_it_again() throws Exception {
        for (int round = 0; round < CUTS; round++) {
            Member member = pair.newMember();
            Pass used = member.pass();
            boolean done = round % 2 == 0;

            sendAndHangUp(used, round, done);
            Pass child = used.renewed(pair.client(round / 2));

            assertOneChild(used, child, member);
        }
    }

    @Test
    void neither_token_of_a_pair_can_stand_in_for_the_other() {
        Pass pass = pair.newMember().pass();

        for (Client client : pair.clients()) {
            Answer me = client.bearing(pass.refresh()).get(Reception.ME);
            assertThat(me.status()).isEqualTo(401);
            assertThat(me.code()).isEqualTo("token.invalid");
            Answer renewal = client.post(Pass.REFRESH, Map.of("refresh_token", pass.access()));
            assertThat(renewal.status()).isEqualTo(401);
            assertThat(renewal.code()).isEqualTo("session.over");
        }

        assertThat(pass.renew(pair.client(1)).status()).isEqualTo(200);
    }

    private static List<Answer> race(Pair between, Pass used) {
        return Wire.atOnce(
                between.ports(), Stream.generate(used::renewal).limit(PARALLEL).toList());
    }

    /** The rows say so, and so does trying: the child renews, after which its parent is two renewals old. */
    private static void assertOneChild(Pass parent, Pass child, Member member) {
        assertThat(pair.liveSessions(member.id())).isEqualTo(1);
        assertThat(pair.rows()
                        .text("SELECT refresh_hash::text || previous_hash::text FROM auth_session WHERE id = '"
                                + child.session() + "'"))
                .isEqualTo(child.hash() + parent.hash());
        for (Client client : pair.clients()) {
            assertThat(child.me(client).status()).isEqualTo(200);
        }
        assertThat(child.renew(pair.client(0)).status()).isEqualTo(200);
        // Somebody who hung up may still have been heard, and then was the first to come too late.
        assertThat(parent.renew(pair.client(1)).code()).isIn("session.reused", "session.over");
        assertThat(pair.causeOf(parent)).isEqualTo("token_reused");
        assertThat(pair.liveSessions(member.id())).isZero();
    }

    private static Callable<Pass> tab(Pass pass, int instance) {
        return () -> pass.renewed(pair.client(instance));
    }

    /** Either right after sending, or when the renewal is committed and the answer on its way. */
    private static void sendAndHangUp(Pass used, int turn, boolean whenDone) throws IOException {
        Socket socket = Wire.open(pair.ports().get(turn % 2));
        Wire.write(socket, used.renewal());
        if (whenDone) {
            Until.within(
                    10,
                    () -> pair.rows()
                                    .number("SELECT count(*) FROM auth_session WHERE previous_hash = '" + used.hash()
                                            + "'")
                            == 1);
        }
        Wire.cut(socket);
    }
}
