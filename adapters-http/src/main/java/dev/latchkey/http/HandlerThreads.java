package dev.latchkey.http;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.VirtualThreads;

/** What handlers run on: virtual threads where the JDK has them, else a pool. */
final class HandlerThreads {
    private HandlerThreads() {}

    static Executor create(int most) {
        Executor virtual = VirtualThreads.getNamedVirtualThreadsExecutor("handler-");
        return virtual == null ? pool(most) : virtual;
    }

    // Every waiting request is a connection, and those are counted, so the queue needs no bound of its own.
    static ThreadPoolExecutor pool(int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "handler-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
