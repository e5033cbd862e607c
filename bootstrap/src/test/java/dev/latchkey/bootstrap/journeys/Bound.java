package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The second within which every instance knows what was revoked. Counted from when whoever revoked was answered to when
 * somebody asked, so that neither a slow request nor a slow machine is taken for a broken promise.
 */
final class Bound {
    static final Duration OF_REVOCATION = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();

    /** Asks until the token is refused; fails if it is believed when the second is over. */
    void refuses(Supplier<Answer> call, long revoked) {
        comesTrue(call, answer -> answer.status() == 401, revoked);
    }

    /** At every instance, of those who need not look at the account, which may be gone too, and of those who do. */
    void refuses(Pass pass, List<Client> clients, long revoked) {
        for (Client client : clients) {
            refuses(() -> pass.send(client, "DELETE", Pass.NOTHING), revoked);
            assertThat(pass.me(client).status()).isIn(401, 503);
        }
    }

    /** Asks until it is so; fails if somebody who asked when the second was over got another answer than 503. */
    void comesTrue(Supplier<Answer> call, Predicate<Answer> so, long revoked) {
        while (true) {
            long asked = System.nanoTime() - revoked;
            Answer answer = call.get();
            if (so.test(answer)) {
                seen.add(Math.max(0, asked));
                return;
            }
            // Not to know is no promise broken, but it has to pass.
            Duration late = Duration.ofNanos(asked);
            assertThat(answer.status()).as("%s", answer).isIn(200, 404, 503);
            assertThat(late).as("%s", answer).isLessThan(answer.status() == 503 ? PATIENCE : OF_REVOCATION);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Tells how long it took: after so many milliseconds it was so, at the latest. */
    void tell(String what) {
        long[] sorted = seen.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s: %d times, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                what, sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        int index = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
        return Arrays.stream(sorted).skip(index).findFirst().orElse(0) / 1e6;
    }
}
