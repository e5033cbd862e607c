package dev.latchkey.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.Drain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GracefulStopTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final Drain drain = new Drain();
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Test
    void says_not_ready_before_it_stops_the_server() throws InterruptedException {
        drain.onBegin(() -> happened.add("not ready"));
        long began = System.nanoTime();

        new GracefulStop(drain, Duration.ofMillis(60), () -> happened.add("server stopped")).stop();

        assertThat(happened).containsExactly("not ready", "server stopped");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void a_hurry_cuts_the_notice_short() throws InterruptedException {
        GracefulStop stop = new GracefulStop(drain, Duration.ofHours(1), () -> happened.add("server stopped"));
        Thread stopper = stopper(stop);

        drainHasBegun();
        stop.hurry();
        stopper.join();

        assertThat(happened).containsExactly("server stopped", "on with the next part, interrupted: false");
    }

    @Test
    void a_hurry_cuts_the_wait_for_requests_short_and_nothing_after_it() throws InterruptedException {
        GracefulStop stop = new GracefulStop(drain, Duration.ZERO, this::waitForRequests);
        Thread stopper = stopper(stop);

        stopping.await();
        stop.hurry();
        stopper.join();
        stop.hurry();

        assertThat(happened).containsExactly("requests cut", "on with the next part, interrupted: false");
    }

    private Thread stopper(GracefulStop stop) {
        Thread stopper = new Thread(() -> {
            try {
                stop.stop();
                happened.add("on with the next part, interrupted: " + Thread.interrupted());
            } catch (InterruptedException e) {
                happened.add("cut off");
            }
        });
        stopper.start();
        return stopper;
    }

    private void waitForRequests() {
        stopping.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            happened.add("requests cut");
        }
    }

    private void drainHasBegun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        drain.onBegin(begun::countDown);
        begun.await();
    }
}
