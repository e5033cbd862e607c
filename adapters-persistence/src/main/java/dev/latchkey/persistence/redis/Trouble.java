package dev.latchkey.persistence.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/** What may be told of something that went wrong. What Redis says may repeat keys and values, but for its code. */
record Trouble(String words, Throwable cause) {
    private static final Pattern KNOWN =
            Pattern.compile("\\b(READONLY|OOM|NOAUTH|WRONGPASS|NOPERM|MISCONF|LOADING|BUSY|MASTERDOWN|NOREPLICAS)\\b");

    static Trouble of(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof JedisDataException)) {
            root = root.getCause();
        }
        if (root instanceof JedisDataException) {
            String code = code(String.valueOf(root.getMessage()));
            return new Trouble("it answered " + code, new IllegalStateException(code));
        }
        return new Trouble(
                root.getClass().getSimpleName() + ": "
                        + String.valueOf(root.getMessage()).replaceFirst("\\.$", ""),
                root);
    }

    RedisUnavailable toException() {
        return new RedisUnavailable("Redis cannot be used: " + words, cause);
    }

    /** Of an error within a script Redis 6 tells the code only in passing. */
    private static String code(String message) {
        Matcher known = KNOWN.matcher(message);
        return known.find() ? known.group() : message.split("[\\s:]", 2)[0];
    }
}
