package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What other services are told about access tokens that are not good any more: the same by both instances, and all of it to
 * those who go on from where they were. Covers C-10, C-21.
 */
@Timeout(180)
class RevocationFeedIT {
    private static final int LEAVERS = 8;
    private static final int EACH = Together.rounds("feed", 20);

    @Test
    void readers_miss_nobody_while_eight_at_a_time_log_out() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch commit = new CountDownLatch(1);
        try (Pair pair = Pair.start(Map.of("ACCESS_TOKEN_TTL", "10m", "BOOTSTRAP_FIRST_USER_ADMIN", "false"))) {
            List<Member> members = pair.a().reception().newMembers(LEAVERS * EACH);
            Member late = members.get(0);
            AtomicBoolean over = new AtomicBoolean();
            List<Future<Set<String>>> readers = pair.clients().stream()
                    .map(client -> threads.submit(() -> readUntil(over, client)))
                    .toList();

            // The one who begins first and commits last is who a reader that only looks at the highest number loses.
            CountDownLatch begun = new CountDownLatch(1);
            Future<Boolean> straggler = threads.submit(() -> pair.database().inTransaction(handle -> {
                handle.execute("UPDATE account SET status = 'banned' WHERE id = ?", late.id());
                begun.countDown();
                return awaited(commit);
            }));
            assertThat(awaited(begun)).isTrue();
            List<Future<?>> leaving = new ArrayList<>();
            for (int i = 0; i < LEAVERS; i++) {
                int leaver = i;
                leaving.add(threads.submit(() -> IntStream.range(1, members.size())
                        .filter(member -> member % LEAVERS == leaver)
                        .forEach(member -> logOut(members.get(member), pair.client(member)))));
            }
            for (Future<?> each : leaving) {
                assertThat(each.get()).isNull();
            }
            String beforeCommit = Feed.end(pair.client(0));
            commit.countDown();
            assertThat(straggler.get()).isTrue();
            over.set(true);

            Set<String> all =
                    members.stream().map(member -> member.pass().session()).collect(Collectors.toSet());
            for (Future<Set<String>> reader : readers) {
                assertThat(reader.get()).isEqualTo(all);
            }
            assertThat(Stream.of(pair.a(), pair.b()).map(Product::client).map(RevocationFeedIT::everything))
                    .containsOnly(all);
            // At the other instance than the one that gave it out.
            Answer rest = pair.client(1).get(Feed.PATH + "?since=" + beforeCommit);
            assertThat(rest.text()).contains(late.pass().session());
        } finally {
            commit.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void it_names_nothing_but_sessions_and_forgets_what_does_not_matter_any_more() {
        try (Pair pair = Pair.start(Map.of("ACCESS_TOKEN_TTL", "2s"))) {
            Member member = pair.newMember();
            logOut(member, pair.client(0));

            Answer feed = pair.client(1).get(Feed.PATH);
            if (feed.json().get("items").size() == 1) {
                assertThat(feed.json().get("items").get(0).fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("session", "role", "until");
                assertThat(feed.text()).doesNotContain(member.phone());
            }

            Until.within(10, () -> everything(pair.client(0)).isEmpty());
            assertThat(everything(pair.client(1))).isEmpty();
            assertThat(member.pass().me(pair.client(0)).status()).isEqualTo(401);
        }
    }

    private static Set<String> readUntil(AtomicBoolean over, Client client) {
        Feed feed = new Feed(client);
        while (!over.get()) {
            feed.read();
        }
        feed.read();
        return feed.ended();
    }

    private static Set<String> everything(Client client) {
        Feed feed = new Feed(client);
        feed.read();
        return feed.ended();
    }

    private static void logOut(Member member, Client client) {
        Answer answer = member.pass().send(client, "POST", "/api/v1/auth/logout");
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
