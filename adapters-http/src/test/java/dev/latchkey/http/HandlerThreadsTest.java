package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.eclipse.jetty.util.VirtualThreads;
import org.junit.jupiter.api.Test;

class HandlerThreadsTest {

    @Test
    void handlers_run_on_virtual_threads_where_there_are_any() {
        Executor threads = HandlerThreads.create(1);

        boolean virtual = CompletableFuture.supplyAsync(VirtualThreads::isVirtualThread, threads)
                .join();

        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    void elsewhere_a_pool_is_as_large_as_it_may_be_and_keeps_nobody_alive() {
        ThreadPoolExecutor pool = HandlerThreads.pool(3);

        assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
        assertThat(CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon(), pool)
                        .join())
                .isTrue();
        pool.shutdown();
    }
}
