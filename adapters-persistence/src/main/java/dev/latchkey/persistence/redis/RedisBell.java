package dev.latchkey.persistence.redis;

import dev.latchkey.application.sessions.RevocationBell;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bell of all instances on one Redis: rings are published on one channel, and each instance hears its own too. What
 * is published has nothing in it, so nobody can tell us anything by it but "look". Rings that come together are one.
 *
 * <p>It is heard once more after each time that the connection was made, for what rang before then was not heard. While
 * Redis is away, a ring is heard by its own instance only.
 */
public final class RedisBell implements RevocationBell, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisBell.class);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(3);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final Redis redis;
    private final String channel;
    private final Nudged listener;
    private final RedisSubscriber subscriber;
    private final Nudged ringer;

    private RedisBell(Redis redis, Runnable onRing, Duration betweenSignsOfLife, Duration longestSilence) {
        this.redis = redis;
        this.channel = redis.key("revocations");
        this.listener = new Nudged("redis-bell-heard", onRing, Duration.ofDays(1), () -> {});
        this.subscriber = new RedisSubscriber(redis.connections(), channel, longestSilence, listener::nudge);
        this.ringer = new Nudged("redis-bell-ring", this::publish, betweenSignsOfLife, subscriber::showLife);
    }

    /**
     * Listens from now on, whether Redis is there or not.
     *
     * @param onRing what to do on each ring; done by a thread of the bell, never twice at once, and may take its time.
     *     If it throws, that is logged
     */
    public static RedisBell start(Redis redis, Runnable onRing) {
        return start(redis, onRing, BETWEEN_SIGNS_OF_LIFE, LONGEST_SILENCE);
    }

    static RedisBell start(Redis redis, Runnable onRing, Duration betweenSignsOfLife, Duration longestSilence) {
        RedisBell bell = new RedisBell(redis, onRing, betweenSignsOfLife, longestSilence);
        bell.subscriber.start();
        return bell;
    }

    @Override
    public void ring() {
        ringer.nudge();
    }

    /** A ring that is on its way is still published; nothing is heard any more. To be closed before its Redis. */
    @Override
    public void close() {
        subscriber.close();
        ringer.close();
        listener.close();
    }

    private void publish() {
        // Here it is heard whatever becomes of Redis, and perhaps twice, which costs a look.
        listener.nudge();
        try {
            redis.publish(channel);
        } catch (RedisUnavailable e) {
            LOG.debug("The others will look in their own time: {}", e.getMessage());
        }
    }
}
