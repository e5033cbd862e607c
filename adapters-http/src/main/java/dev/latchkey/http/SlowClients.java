package dev.latchkey.http;

import java.time.Duration;

/**
 * How much patience we have. None of these connections costs a thread, so the limits are about memory and file handles.
 *
 * @param headerTime how long the headers of a request may take, from the first byte to the last
 * @param keepAlive how long a connection may lie idle between two requests
 * @param bodyGrace how long a body may take before its pace is looked at
 * @param bodyBytesPerSecond the pace that a body must have reached by then, and must keep
 * @param connections how many connections may be open; one more ends the one that has kept us waiting longest
 * @param connectionsPerAddress the same for one address; does not concern trusted proxies
 * @param bodyBytes how much memory the bodies of all requests together may take
 */
public record SlowClients(
        Duration headerTime,
        Duration keepAlive,
        Duration bodyGrace,
        int bodyBytesPerSecond,
        int connections,
        int connectionsPerAddress,
        long bodyBytes) {

    public static SlowClients defaults() {
        return new SlowClients(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                4 * 1024,
                10_000,
                1_000,
                128L * 1024 * 1024);
    }
}
