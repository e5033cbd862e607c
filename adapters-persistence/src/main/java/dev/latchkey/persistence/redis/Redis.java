package dev.latchkey.persistence.redis;

import dev.latchkey.persistence.redis.Circuit.Pass;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Redis, reached through a pool. It may be away at any time, from the start on: whoever asks it then is told so at once,
 * or after a short patience by whoever notices first, with {@link RedisUnavailable}, and has to get along without.
 *
 * <p>A connection on which anything went wrong is thrown away: an answer that comes too late must not be taken for the
 * answer to the next question, which may be somebody else's.
 */
public final class Redis implements AutoCloseable {
    private static final RedisScript PROBE = RedisScript.of("return redis.call('SET', KEYS[1], '1', 'PX', 1000)");

    private final RedisUrl url;
    private final RedisConnections connections;
    private final ConnectionPool pool;
    private final Semaphore turns;
    private final Circuit circuit;
    private final String prefix;

    /**
     * A Redis that is asked for the first time when it is needed.
     *
     * @param patience how long to wait for a turn, for a connection, and for an answer
     * @param most how many connections at most
     * @param prefix how every key and every channel begins, for there may be others on the same Redis
     */
    public Redis(RedisUrl url, Duration patience, int most, String prefix) {
        this(url, patience, most, prefix, new Circuit(url.toString(), Circuit.PAUSE, System::nanoTime));
    }

    Redis(RedisUrl url, Duration patience, int most, String prefix, Circuit circuit) {
        this.url = url;
        this.connections = new RedisConnections(url, patience);
        // Two more for those who come without a turn: whoever looks how it is, and what looks after connections at
        // rest.
        this.pool = connections.pool(most + 2);
        // Fair, and before the pool: who waited can be told that Redis failed meanwhile, and need not find out again.
        this.turns = new Semaphore(most, true);
        this.circuit = circuit;
        this.prefix = prefix;
    }

    /** Whether Redis does what it is asked now: a read-only or full one does not. Asked even while others stay away. */
    public boolean isWell() {
        try (Connection connection = pool.getResource()) {
            probe(connection);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Nobody is to ask any more. */
    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return url.toString();
    }

    /** The name of a key or a channel, as it stands in Redis. */
    String key(String name) {
        return prefix + name;
    }

    RedisConnections connections() {
        return connections;
    }

    /** Runs the script, and answers what it answers: a {@code Long}, bytes, a list of these, or nothing at all. */
    Object run(RedisScript script, List<String> keys, List<String> values) {
        return ask(connection -> evalSha(connection, script, keys, values));
    }

    /** Tells everyone who listens on the channel. The message has nothing in it. */
    void publish(String channel) {
        Object unused = ask(connection -> connection.executeCommand(
                new CommandArguments(Command.PUBLISH).add(channel).add("")));
    }

    private <T> T ask(Function<Connection, T> question) {
        if (circuit.isPausing()) {
            throw skipped();
        }
        waitForATurn();
        try {
            Pass pass = circuit.enter();
            if (pass == Pass.STAY_AWAY) {
                throw skipped();
            }
            return answered(question, pass);
        } finally {
            turns.release();
        }
    }

    private <T> T answered(Function<Connection, T> question, Pass pass) {
        try (Connection connection = pool.getResource()) {
            if (pass == Pass.TRY) {
                // To read or to publish may go well where nothing can be written, and would prove nothing.
                probe(connection);
            }
            T answer = careful(connection, question);
            circuit.worked(pass);
            return answer;
        } catch (RuntimeException e) {
            Trouble trouble = Trouble.of(e);
            circuit.failed(trouble.words());
            // What ended one connection has most likely ended those at rest too.
            pool.clear();
            throw trouble.toException();
        }
    }

    private void probe(Connection connection) {
        Object unused = careful(connection, to -> eval(to, PROBE, List.of(key("probe")), List.of()));
    }

    private static <T> T careful(Connection connection, Function<Connection, T> question) {
        try {
            return question.apply(connection);
        } catch (RuntimeException | Error e) {
            connection.setBroken();
            throw e;
        }
    }

    private void waitForATurn() {
        try {
            if (turns.tryAcquire(connections.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            throw new RedisUnavailable("All connections to Redis are busy", new IllegalStateException("busy"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailable("Interrupted while waiting for Redis", e);
        }
    }

    private static RedisUnavailable skipped() {
        return new RedisUnavailable("Redis has just failed", new IllegalStateException("skipped"));
    }

    private static Object evalSha(Connection connection, RedisScript script, List<String> keys, List<String> values) {
        try {
            return connection.executeCommand(arguments(Command.EVALSHA, script.sha1(), keys, values));
        } catch (JedisNoScriptException e) {
            // A Redis that was started anew, or told to forget, learns it by this.
            return eval(connection, script, keys, values);
        }
    }

    private static Object eval(Connection connection, RedisScript script, List<String> keys, List<String> values) {
        return connection.executeCommand(arguments(Command.EVAL, script.text(), keys, values));
    }

    private static CommandArguments arguments(Command command, String script, List<String> keys, List<String> values) {
        CommandArguments arguments = new CommandArguments(command).add(script).add(keys.size());
        keys.forEach(arguments::add);
        values.forEach(arguments::add);
        return arguments;
    }
}
