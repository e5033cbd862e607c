package dev.latchkey.persistence.redis;

import redis.clients.jedis.exceptions.JedisDataException;

/** What may be told of something that went wrong. What Redis says may repeat keys and values, but for its first word. */
record Trouble(String words, Throwable cause) {

    static Trouble of(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof JedisDataException)) {
            root = root.getCause();
        }
        if (root instanceof JedisDataException) {
            String code = String.valueOf(root.getMessage()).split("[\\s:]", 2)[0];
            return new Trouble("it answered " + code, new IllegalStateException(code));
        }
        return new Trouble(root.getClass().getSimpleName() + ": " + root.getMessage(), root);
    }

    RedisUnavailable toException() {
        return new RedisUnavailable("Redis cannot be used: " + words, cause);
    }
}
