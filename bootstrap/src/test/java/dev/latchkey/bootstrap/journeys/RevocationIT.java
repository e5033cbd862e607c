package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is revoked at one instance, or by an operator's own SQL, is known to all within a second, whether or not they hear
 * each other; what is not revoked goes on. Prints how long it took. Covers C-10, C-21, AS-7.4.1, AS-7.4.2, V-3, V-22.
 */
@Timeout(300)
class RevocationIT {
    private static final int ROUNDS = Together.rounds("revocations", 100);
    private static final int DEAF_ROUNDS = Together.rounds("revocations.deaf", 40);
    private static final int AT_ONCE = 3;
    private static final Duration BETWEEN_CUTS = Duration.ofMillis(20);

    /** Instances hear of revocations on a connection that last did this, as does who has just revoked something. */
    private static final String CUT_LISTENERS =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND (query LIKE 'LISTEN%' OR query LIKE 'SELECT pg_snapshot_xmin%FROM session_revocation%')";

    private Pair pair;

    @BeforeEach
    void start() {
        pair = Pair.start();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void an_end_is_known_to_both_within_a_second(End end) {
        Bound bound = revoke(end, ROUNDS);
        bound.tell("Refused at both instances after " + end);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGOUT", "BAN"})
    void an_instance_that_hears_nothing_looks_for_itself(End end) {
        // The triggers tell no more; what they write is written.
        for (String function : List.of("tell_end_of_session", "tell_role_of_account")) {
            pair.rows()
                    .run("DO $do$ BEGIN EXECUTE replace(pg_get_functiondef('" + function
                            + "'::regproc), 'PERFORM pg_notify(''latchkey_sessions'', '''');', ''); END $do$");
            assertThat(pair.rows().text("SELECT prosrc FROM pg_proc WHERE proname = '" + function + "'"))
                    .contains("INSERT INTO")
                    .doesNotContain("pg_notify");
        }

        Bound bound = revoke(end, DEAF_ROUNDS);

        bound.tell("Refused at both instances, which hear nothing, after " + end);
    }

    @Test
    void an_instance_whose_listener_is_cut_off_again_and_again_asks_the_database_itself() {
        ExecutorService saboteur = Executors.newSingleThreadExecutor();
        AtomicInteger cut = new AtomicInteger();
        try {
            Future<?> cutting = saboteur.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    cut.addAndGet((int) pair.rows().number(CUT_LISTENERS));
                    LockSupport.parkNanos(BETWEEN_CUTS.toNanos());
                }
            });

            Bound bound = revoke(End.BAN, DEAF_ROUNDS);

            assertThat(cutting.isDone()).isFalse();
            assertThat(cut.get()).isGreaterThan(10);
            bound.tell("Refused at both instances, whose listeners were cut off " + cut + " times, after a ban");
        } finally {
            saboteur.shutdownNow();
        }
    }

    @Test
    void another_role_is_told_by_both_and_is_in_the_next_token() {
        Member firstAdministrator = pair.newMember();
        assertThat(firstAdministrator.me().get("role").asText()).isEqualTo("admin");
        Bound bound = new Bound();
        for (int round = 0; round < ROUNDS; round++) {
            Member member = pair.newMember();
            String role = List.of("teacher", "moderator", "admin").get(round % 3);
            List<String> feeds = pair.clients().stream().map(Feed::end).toList();

            pair.rows().run("UPDATE account SET role = '" + role + "' WHERE id = " + member.id());
            long answered = System.nanoTime();

            for (int i = 0; i < 2; i++) {
                Client client = pair.client(i);
                String since = feeds.get(i);
                bound.comesTrue(
                        () -> client.get(Feed.PATH + "?since=" + since),
                        feed -> feed.status() == 200
                                && says(feed.json(), member.pass().session(), role),
                        answered);
                assertThat(member.pass().me(client).text("role")).isEqualTo(role);
            }
            Pass next = member.pass().renewed(pair.client(round));
            assertThat(next.claims().get("role").asText()).isEqualTo(role);
        }
        bound.tell("Told by both instances after a change of role");
    }

    /** Ends sessions, looks when that is known, and that all others stay. */
    private Bound revoke(End end, int rounds) {
        Bound bound = new Bound();
        Member bystander = pair.newMember();
        AtomicInteger turn = new AtomicInteger();
        List<Member> spared = Together.call(rounds, AT_ONCE, () -> {
            int round = turn.getAndIncrement();
            Member member = met();
            Member other = end.sparesOthers() && round % 10 == 0 ? secondDevice(member) : bystander;

            end.of(member, pair, round);
            long answered = System.nanoTime();

            bound.refuses(member.pass(), pair.clients(), answered);
            assertNotRefused(other);
            return other;
        });
        spared.forEach(this::assertNotRefused);
        assertThat(pair.rows().number("SELECT count(*) FROM auth_session WHERE end_cause = '" + end.cause() + "'"))
                .isEqualTo(rounds);
        return bound;
    }

    /** Somebody who was let in by both. */
    private Member met() {
        Member member = Patience.of(pair::newMember);
        assertNotRefused(member);
        return member;
    }

    private Member secondDevice(Member member) {
        return Patience.of(() -> pair.b().reception().signIn(member.phone()));
    }

    private void assertNotRefused(Member member) {
        for (Client client : pair.clients()) {
            Answer me = Patience.answer(() -> member.pass().me(client));
            assertThat(me.status()).as("%s", me).isEqualTo(200);
        }
    }

    private static boolean says(JsonNode feed, String session, String role) {
        return StreamSupport.stream(feed.get("items").spliterator(), false)
                .anyMatch(item -> item.get("session").asText().equals(session)
                        && item.get("role").asText().equals(role));
    }
}
