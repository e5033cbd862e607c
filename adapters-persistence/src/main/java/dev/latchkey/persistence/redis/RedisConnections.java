package dev.latchkey.persistence.redis;

import java.time.Duration;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Makes connections to one Redis. Each gives up on connecting, and on every answer, when its patience is over. */
record RedisConnections(RedisUrl url, Duration patience) {

    /** At most so many, made when they are needed. */
    ConnectionPool pool(int most) {
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(most);
        config.setMaxIdle(most);
        // Whoever may not have one at once has not waited for its turn before; see Redis.
        config.setBlockWhenExhausted(false);
        config.setJmxEnabled(false);
        return new ConnectionPool(where(), common().build(), config);
    }

    /** One for a subscriber, who hears nothing for a long time and is not to take that for trouble. */
    Connection subscriber(Duration longestSilence) {
        DefaultJedisClientConfig config = common().blockingSocketTimeoutMillis((int) longestSilence.toMillis())
                .build();
        return new Connection(where(), config);
    }

    private HostAndPort where() {
        return new HostAndPort(url.host(), url.port());
    }

    private DefaultJedisClientConfig.Builder common() {
        int millis = (int) patience.toMillis();
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                // The old protocol has all we need, and needs no greeting, which would be one more answer to wait for.
                .resp2()
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .database(url.database());
        if (url.tls()) {
            // Signed by someone whom this JVM trusts, and for this host.
            config.sslOptions(
                    SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
        }
        if (!url.user().isEmpty()) {
            config.user(url.user());
        }
        if (!url.password().isEmpty()) {
            config.password(url.password());
        }
        return config;
    }
}
