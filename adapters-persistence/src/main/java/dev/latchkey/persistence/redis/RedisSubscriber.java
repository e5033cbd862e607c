package dev.latchkey.persistence.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;

/**
 * A thread that listens on one channel. When the connection is lost it makes another, after a pause that grows from a
 * tenth of a second to five seconds while that does not succeed.
 */
final class RedisSubscriber implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSubscriber.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(5);
    private static final long PATIENCE_MILLIS = 5_000;

    private final RedisConnections connections;
    private final String channel;
    private final Duration longestSilence;
    private final Runnable onNews;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::listen, "redis-subscriber");
    private Duration pause = FIRST_PAUSE;
    private boolean troubled;
    private volatile @Nullable Ears current;

    /**
     * A subscriber that still is to be started.
     *
     * @param longestSilence after which the connection is taken for lost; {@link #showLife} has to be called more often
     * @param onNews called for each message and each time that listening begins. Must not wait
     */
    RedisSubscriber(RedisConnections connections, String channel, Duration longestSilence, Runnable onNews) {
        this.connections = connections;
        this.channel = channel;
        this.longestSilence = longestSilence;
        this.onNews = onNews;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes a server that is there say so. To be called by one thread only. */
    void showLife() {
        try {
            Ears ears = current;
            if (ears != null && ears.isSubscribed()) {
                ears.ping();
            }
        } catch (RuntimeException e) {
            LOG.debug("The connection was lost while a sign of life was sent", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        cutOff();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        do {
            try (Connection connection = connections.subscriber(longestSilence)) {
                Ears ears = new Ears(connection);
                current = ears;
                if (isClosed()) {
                    return;
                }
                ears.proceed(connection, channel);
            } catch (RuntimeException e) {
                complainOnce(e);
            }
        } while (!closedWithin(nextPause()));
    }

    /** Between a half of the pause and all of it, so that many instances do not come back at the same moment. */
    private Duration nextPause() {
        long most = pause.toMillis();
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : longer;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private void complainOnce(RuntimeException e) {
        if (!troubled && !isClosed()) {
            troubled = true;
            LOG.warn(
                    "Nobody can be heard on {} of Redis: {}",
                    channel,
                    Trouble.of(e).words());
        }
    }

    private void isListening() {
        pause = FIRST_PAUSE;
        if (troubled) {
            troubled = false;
            LOG.info("{} of Redis is heard again", channel);
        }
        onNews.run();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void cutOff() {
        Ears cut = current;
        try {
            if (cut != null) {
                cut.connection.forceDisconnect();
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The connection was lost already", e);
        }
    }

    /** Hears that there is news. What is said is not listened to. */
    private final class Ears extends JedisPubSub {
        private final Connection connection;

        Ears(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onSubscribe(String channel, int subscribedChannels) {
            isListening();
        }

        @Override
        public void onMessage(String channel, String message) {
            onNews.run();
        }
    }
}
