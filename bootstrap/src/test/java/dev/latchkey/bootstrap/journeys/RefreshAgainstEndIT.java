package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Refreshes that overlap with the end of their session: whatever they were answered, nothing of it works when the second is
 * over. Covers C-09 (f), V-2, AS-7.4.1, AS-7.4.2, AS-7.5.2.
 */
@Timeout(300)
class RefreshAgainstEndIT {
    private static final int ROUNDS = Together.rounds("ends", 100);
    private static final int AT_ONCE = 3;
    private static final int BURST = 4;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        pair.close();
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void no_refresh_outlives_the_end_of_its_session(End end) {
        Bound bound = new Bound();
        AtomicInteger turn = new AtomicInteger();

        List<Integer> given = Together.call(ROUNDS, AT_ONCE, () -> {
            int round = turn.getAndIncrement();
            Member member = pair.newMember();
            List<Future<List<Pass>>> refreshes = round % 2 == 0 ? burst(member) : chain(member);
            LockSupport.parkNanos(
                    Duration.ofMillis(ThreadLocalRandom.current().nextInt(12)).toNanos());

            end.of(member, pair, round);
            long answered = System.nanoTime();

            List<Pass> passes = new ArrayList<>(List.of(member.pass()));
            for (Future<List<Pass>> refreshed : refreshes) {
                passes.addAll(refreshed.get());
            }
            for (Pass pass : passes) {
                bound.refuses(pass, pair.clients(), answered);
                assertThat(pass.renew(pair.client(round)).code()).isEqualTo("session.over");
            }
            // It was not taken for a theft, and it is over for good.
            assertThat(pair.causeOf(member.pass())).isEqualTo(end.cause());
            assertThat(pair.liveSessions(member.id())).isEqualTo(end.sessionsLeft());
            for (Client client : pair.clients()) {
                assertThat(passes.get(passes.size() - 1).me(client).status()).isEqualTo(401);
            }
            return passes.size() - 1;
        });

        System.out.printf(
                "%s: %d of %d rounds had refreshes that were granted%n",
                end, given.stream().filter(count -> count > 0).count(), ROUNDS);
        assertThat(given).anyMatch(count -> count > 0);
        bound.tell("Refused after " + end + ", while refreshes were under way");
    }

    /** The same token several times, at both. */
    private static List<Future<List<Pass>>> burst(Member member) {
        List<Future<List<Pass>>> refreshes = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            Client client = pair.client(i);
            refreshes.add(THREADS.submit(() -> granted(member.pass(), client, 1)));
        }
        return refreshes;
    }

    /** One token after the other, at both in turns, so that one of them is always under way. */
    private static List<Future<List<Pass>>> chain(Member member) {
        return List.of(THREADS.submit(() -> granted(member.pass(), pair.client(0), 1_000)));
    }

    private static List<Pass> granted(Pass first, Client client, int most) {
        List<Pass> passes = new ArrayList<>();
        Pass current = first;
        for (int i = 0; i < most; i++) {
            Answer answer = current.renew(i % 2 == 0 ? client : pair.client(i));
            if (answer.status() != 200) {
                assertThat(answer.status()).as("%s", answer).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("session.over");
                return passes;
            }
            current = Pass.of(answer);
            passes.add(current);
        }
        return passes;
    }
}
