package dev.latchkey.persistence.redis;

import dev.latchkey.persistence.redis.FaultyNetwork.Fault;
import java.time.Duration;
import java.util.function.BiConsumer;
import redis.clients.jedis.Jedis;

/** What can happen to a Redis, or to the way there. */
enum RedisTrouble {
    KILLED((server, network) -> server.kill(), (server, network) -> server.run()),
    FROZEN((server, network) -> server.freeze(), (server, network) -> server.thaw()),
    SLOW(
            (server, network) ->
                    network.delayReplies(() -> Duration.ofSeconds(1).toNanos()),
            (server, network) -> network.delayReplies(() -> 0)),
    HALF_OPEN(Fault.SWALLOWS_REPLIES),
    RESET_IN_MID_REPLY(Fault.RESETS_IN_MID_REPLY),
    UNREACHABLE(Fault.HANGS_UP),
    EMPTIED(console -> console.flushAll(), console -> "OK"),
    EMPTIED_OF_SCRIPTS(console -> console.scriptFlush(), console -> "OK"),
    FULL(console -> console.configSet("maxmemory", "1"), console -> console.configSet("maxmemory", "0")),
    READ_ONLY(console -> console.replicaof("127.0.0.1", 1), console -> console.replicaofNoOne()),
    LOCKED(
            (server, network) -> {
                at(server, console -> console.configSet("requirepass", "sesame"));
                network.cut();
            },
            (server, network) -> at(server, console -> {
                String unused = console.auth("sesame");
                return console.configSet("requirepass", "");
            }));

    private final BiConsumer<TestRedis, FaultyNetwork> beginning;
    private final BiConsumer<TestRedis, FaultyNetwork> end;

    RedisTrouble(BiConsumer<TestRedis, FaultyNetwork> beginning, BiConsumer<TestRedis, FaultyNetwork> end) {
        this.beginning = beginning;
        this.end = end;
    }

    RedisTrouble(Fault fault) {
        this(
                (server, network) -> {
                    network.have(fault);
                    network.cut();
                },
                (server, network) -> network.have(Fault.NONE));
    }

    RedisTrouble(Order beginning, Order end) {
        this((server, network) -> at(server, beginning), (server, network) -> at(server, end));
    }

    void happen(TestRedis server, FaultyNetwork network) {
        beginning.accept(server, network);
    }

    void pass(TestRedis server, FaultyNetwork network) {
        end.accept(server, network);
    }

    private static void at(TestRedis server, Order order) {
        try (Jedis console = server.console()) {
            String answer = order.give(console);
            if (!answer.equals("OK")) {
                throw new IllegalStateException(answer);
            }
        }
    }

    private interface Order {
        String give(Jedis console);
    }
}
