package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that hangs: nobody knows who is still signed in, so nobody is told yes, and nobody no for good. Covers C-10,
 * C-15 (SIGSTOP), C-22 (no request hangs).
 */
@Timeout(180)
class RevocationOutageIT {
    private static final String LOGOUT = "/api/v1/auth/logout";

    /** For a connection and for an answer, two seconds each; the rest is for a slow machine. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final int ROUNDS = Together.rounds("freezes", 1);

    @TempDir
    Path data;

    @Test
    void while_postgresql_is_frozen_the_answer_is_503_and_never_yes() {
        try (EmbeddedPostgres server = postgres();
                Pair pair = Pair.start(server.url(), Map.of())) {
            for (int round = 0; round < ROUNDS; round++) {
                Pass staying = pair.newMember().pass();
                Pass gone = pair.newMember().pass();
                Pass leaving = pair.newMember().pass();
                assertThat(gone.send(pair.client(round), "POST", LOGOUT).status())
                        .isEqualTo(204);

                try (Frozen postgres = new Frozen(data)) {
                    postgres.server();
                    // Whoever leaves now may not succeed; but then they must not be told that they have.
                    assertUnavailable(atOnce(
                            pair,
                            List.of(staying::me, staying::renew, client -> leaving.send(client, "POST", LOGOUT))));
                    assertNobodyIsLetIn(atOnce(
                            pair, List.of(gone::me, gone::renew, client -> gone.send(client, "DELETE", Pass.NOTHING))));
                    // What is known is old by now, so who calls is not known either.
                    assertUnavailable(atOnce(pair, List.of(client -> staying.send(client, "DELETE", Pass.NOTHING))));
                }

                for (Client client : pair.clients()) {
                    Until.within(5, () -> staying.me(client).status() == 200);
                    assertThat(gone.me(client).code()).isEqualTo("token.invalid");
                    assertThat(client.get("/health/ready").status()).isEqualTo(200);
                    assertThat(staying.renewed(client).me(client).status()).isEqualTo(200);
                }
                assertThat(pair.newMember().me().get("status").asText()).isEqualTo("active");
            }
        }
    }

    /** An end that is committed in the last moment before the database hangs, at an instance that has not heard of it. */
    @Test
    void what_was_revoked_just_before_is_not_believed_when_the_second_is_over() {
        try (EmbeddedPostgres server = postgres();
                Pair pair = Pair.start(server.url(), Map.of("BOOTSTRAP_FIRST_USER_ADMIN", "false"))) {
            for (int round = 0; round < ROUNDS; round++) {
                Member member = pair.newMember();
                for (Client client : pair.clients()) {
                    assertThat(member.pass()
                                    .send(client, "DELETE", Pass.NOTHING)
                                    .status())
                            .isEqualTo(404);
                }
                try (Frozen postgres = new Frozen(data)) {
                    postgres.listeners(pair.rows());
                    End.BAN.of(member, pair, round);
                    long answered = System.nanoTime();
                    postgres.server();

                    for (Client client : pair.clients()) {
                        new Bound()
                                .comesTrue(
                                        () -> member.pass().send(client, "DELETE", Pass.NOTHING),
                                        answer -> answer.status() == 503 || answer.status() == 401,
                                        answered);
                    }
                }
                for (Client client : pair.clients()) {
                    new Bound().refuses(() -> member.pass().me(client), System.nanoTime());
                }
            }
        }
    }

    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.start(data, Path.of("target", "postgres-programs"), Map.of());
    }

    /** Sends all of these to each of the two, and waits for all. */
    private static List<Answer> atOnce(Pair pair, List<Function<Client, Answer>> requests) {
        AtomicInteger turn = new AtomicInteger();
        int count = 2 * requests.size();
        return Together.call(count, count, () -> {
            int i = turn.getAndIncrement();
            long asked = System.nanoTime();
            Answer answer = requests.get(i / 2).apply(pair.client(i));
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONGEST);
            return answer;
        });
    }

    private static void assertUnavailable(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("service.unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        });
    }

    private static void assertNobodyIsLetIn(List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).isSubsetOf(401, 503);
    }
}
