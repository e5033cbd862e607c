package dev.latchkey.persistence.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Protocol.Command;

/**
 * What an operator may want to know of a Redis.
 *
 * @param primary whether it can be written to; a replica cannot
 * @param cluster whether keys are spread over several servers, which our scripts do not know how to deal with
 * @param maxMemory in bytes; 0 if it takes what there is
 * @param evicts whether it throws keys away to make room for others
 * @param now what time it is there
 */
public record RedisReport(
        String version, boolean primary, boolean cluster, long maxMemory, boolean evicts, Instant now) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<Integer> OLDEST = List.of(6, 2);

    /**
     * Asks it.
     *
     * @throws RedisUnavailable if it cannot be asked, with the reason
     */
    public static RedisReport of(RedisUrl url) {
        try (ConnectionPool pool = new RedisConnections(url, PATIENCE).pool(1);
                Connection connection = pool.getResource()) {
            connection.sendCommand(Command.INFO);
            Map<String, String> info = fields(connection.getBulkReply());
            connection.sendCommand(Command.TIME);
            List<String> time = connection.getMultiBulkReply();
            return new RedisReport(
                    info.getOrDefault("redis_version", "0"),
                    "master".equals(info.get("role")),
                    "1".equals(info.get("cluster_enabled")),
                    Long.parseLong(info.getOrDefault("maxmemory", "0")),
                    !"noeviction".equals(info.getOrDefault("maxmemory_policy", "noeviction")),
                    Instant.ofEpochSecond(Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) * 1_000));
        } catch (RuntimeException e) {
            throw Trouble.of(e).toException();
        }
    }

    /** Whether it is new enough for what our scripts do. */
    public boolean isNewEnough() {
        String[] numbers = (version + ".0").split("\\.", -1);
        int major = Integer.parseInt(numbers[0]);
        return major > OLDEST.get(0) || (major == OLDEST.get(0) && Integer.parseInt(numbers[1]) >= OLDEST.get(1));
    }

    private static Map<String, String> fields(String info) {
        return info.lines()
                .map(line -> line.split(":", 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, second) -> first));
    }
}
