package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A mixed load on two instances leaves nothing behind: what they hold of memory, threads, connections and files afterwards
 * is what they held before. Most of a minute by default; {@code -Dlatchkey.soak.seconds=3600} for an hour. Covers C-15 and C-22 (no
 * leaked connection), C-23 (cut connections).
 */
@Timeout(7_200)
class SoakIT {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("latchkey.soak.seconds", 50));
    private static final int THREADS = 8;

    /** Between two steps, so that a quick machine does not do ten times as much as a slow one. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Both instances remember this many tokens that they have checked, so many bytes for each step that adds one. */
    private static final long REMEMBERED = 2 * 50_000;

    private static final long BYTES_EACH = 400;

    /** What they may hold more of at the end than after a quarter of the time, tokens that they remember aside. */
    private static final Usage TOLERANCE = new Usage(8L << 20, 24, 2, 40);

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong signIns = new AtomicLong();

    @Test
    void a_mixed_load_leaves_nothing_behind() {
        // What was revoked is remembered for as long as access tokens are good: shorter than all this takes.
        try (Pair pair = Pair.start(Map.of("ACCESS_TOKEN_TTL", "5s"))) {
            load(pair, LENGTH.dividedBy(4));
            Usage before = Usage.of(pair);
            long stepsBefore = done.get();

            load(pair, LENGTH.multipliedBy(3).dividedBy(4));
            Usage remembered = new Usage(BYTES_EACH * Math.min(done.get() - stepsBefore, REMEMBERED), 0, 0, 0);
            Usage most = before.plus(TOLERANCE).plus(remembered);
            Usage.awaitAtMost(most, pair);
            Usage after = Usage.of(pair);

            System.out.printf(
                    "%d steps in %d s, %d sign-ins; before %s, after %s%n",
                    done.get(), LENGTH.toSeconds(), signIns.get(), before, after);
            assertThat(after.exceeds(most)).as("%s, at most %s", after, most).isFalse();
            assertThat(done.get()).isGreaterThan(10 * LENGTH.toSeconds());
            assertThat(pair.rows().number("SELECT count(*) FROM audit_event WHERE action = 'session.reused'"))
                    .isZero();
            assertThat(pair.rows().number("SELECT count(*) FROM auth_session")).isEqualTo(signIns.get());
            assertThat(pair.newMember().me().get("status").asText()).isEqualTo("active");
        }
    }

    private void load(Pair pair, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        List<Long> steps = Together.call(THREADS, THREADS, () -> {
            long mine = 0;
            while (System.nanoTime() < end) {
                mine += life(pair, end);
            }
            return mine;
        });
        done.addAndGet(steps.stream().mapToLong(Long::longValue).sum());
    }

    /** Somebody signs in, does this and that, and leaves. */
    private long life(Pair pair, long end) {
        Member member = pair.newMember();
        signIns.incrementAndGet();
        Pass pass = member.pass();
        int steps = ThreadLocalRandom.current().nextInt(20, 60);
        for (int i = 0; i < steps && System.nanoTime() < end; i++) {
            pass = step(pass, member, pair.client(i), pair.ports().get(i % 2));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        pass = pass.renewed(pair.client(steps));
        assertStatus(pass.send(pair.client(steps + 1), "POST", "/api/v1/auth/logout"), 204);
        return steps;
    }

    private static Pass step(Pass pass, Member member, Client client, int port) {
        switch (ThreadLocalRandom.current().nextInt(8)) {
            case 0, 1 -> {
                return pass.renewed(client);
            }
            case 2 -> assertStatus(client.bearing(pass.access() + "x").get(Reception.ME), 401);
            case 3 -> assertStatus(client.get(Feed.PATH), 200);
            case 4 -> assertStatus(client.get("/health/ready"), 200);
            case 5 -> hangUp(pass, port);
            case 6 -> {
                Pass fresh = pass.renewed(client);
                assertStatus(fresh.send(client, "GET", "/api/v1/me/sessions"), 200);
                return fresh;
            }
            default -> {
                Pass fresh = pass.renewed(client);
                assertThat(fresh.me(client).json().get("id").asLong()).isEqualTo(member.id());
                return fresh;
            }
        }
        return pass;
    }

    /** Asks for something and does not wait for the answer. */
    private static void hangUp(Pass pass, int port) {
        try {
            Socket socket = Wire.open(port);
            Wire.write(
                    socket, Wire.request("GET", Reception.ME, Map.of("Authorization", "Bearer " + pass.access()), ""));
            Wire.cut(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertStatus(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    }
}
