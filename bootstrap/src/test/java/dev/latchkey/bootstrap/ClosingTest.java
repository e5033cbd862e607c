package dev.latchkey.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void stops_the_latest_first() {
        assertThat(closing.add("PostgreSQL", "postgres", stopped::add)).isEqualTo("postgres");
        closing.add("the pool", "pool", stopped::add);
        closing.add("HTTP", "http", stopped::add);

        closing.close();

        assertThat(stopped).containsExactly("http", "pool", "postgres");
    }

    @Test
    void what_does_not_stop_keeps_nothing_else_from_it() {
        closing.add("PostgreSQL", "postgres", stopped::add);
        closing.add("a broken part", "broken", part -> {
            throw new IOException("stuck");
        });
        closing.add("a badly broken part", "broken", part -> {
            throw new AssertionError("stuck");
        });

        closing.close();

        assertThat(stopped).containsExactly("postgres");
    }

    @Test
    void stops_everything_once() {
        closing.add("HTTP", "http", stopped::add);

        closing.close();
        closing.close();

        assertThat(stopped).containsExactly("http");
    }

    @Test
    void whoever_closes_too_waits_until_all_is_over() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        closing.add("HTTP", "http", part -> {
            begun.countDown();
            Thread.sleep(100);
            stopped.add(part);
        });
        Thread first = new Thread(closing::close);
        first.start();
        begun.await();

        closing.close();

        assertThat(stopped).containsExactly("http");
        first.join();
    }

    @Test
    void what_is_started_after_the_end_is_stopped_at_once() {
        closing.close();

        assertThatThrownBy(() -> closing.add("HTTP", "http", stopped::add)).isInstanceOf(CancellationException.class);
        assertThat(stopped).containsExactly("http");
    }

    @Test
    void passes_on_that_there_is_a_hurry() {
        closing.onHurry(() -> stopped.add("hurried"));

        closing.hurry();

        assertThat(stopped).containsExactly("hurried");
    }
}
