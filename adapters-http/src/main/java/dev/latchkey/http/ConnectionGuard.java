package dev.latchkey.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;

/**
 * Knows every connection and what it waits for. Ends those whose headers take too long, and when there are too many, the
 * one that has kept us waiting longest: a newcomer is never worth less than someone who only holds the line.
 */
final class ConnectionGuard implements Connection.Listener {
    private final SlowClients patience;
    private final Predicate<InetAddress> trusted;
    private final Map<Connection, WatchedConnection> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

    ConnectionGuard(SlowClients patience, Predicate<InetAddress> trusted) {
        this.patience = patience;
        this.trusted = trusted;
    }

    @Override
    public void onOpened(Connection connection) {
        WatchedConnection newcomer = new WatchedConnection(connection, addressOf(connection), System.nanoTime());
        open.put(connection, newcomer);
        if (open.size() > patience.connections()) {
            endLongestWaiting(open.values().stream(), newcomer);
        }
        InetAddress address = newcomer.address();
        int neighbours = perAddress.merge(address, 1, Integer::sum);
        if (neighbours > patience.connectionsPerAddress() && !trusted.test(address)) {
            endLongestWaiting(open.values().stream().filter(other -> address.equals(other.address())), newcomer);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        WatchedConnection gone = open.remove(connection);
        if (gone != null) {
            perAddress.computeIfPresent(gone.address(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    void headersComplete(Request request) {
        watched(request).ifPresent(connection -> {
            connection.headersComplete(System.nanoTime());
            Request.addCompletionListener(request, failure -> connection.answered(System.nanoTime()));
        });
    }

    void bodyComplete(Request request) {
        watched(request).ifPresent(WatchedConnection::bodyComplete);
    }

    /** To be called about once a second: ends whoever has taken too long. */
    void sweep() {
        long now = System.nanoTime();
        for (WatchedConnection connection : open.values()) {
            if (connection.isOverdue(now, patience)) {
                connection.end();
            }
        }
    }

    static Duration betweenSweeps(SlowClients patience) {
        Duration half = patience.headerTime().dividedBy(2);
        return half.compareTo(Duration.ofSeconds(1)) < 0 ? half : Duration.ofSeconds(1);
    }

    int size() {
        return open.size();
    }

    private static void endLongestWaiting(Stream<WatchedConnection> candidates, WatchedConnection newcomer) {
        candidates
                .filter(connection -> connection != newcomer && connection.keepsUsWaiting())
                .min(Comparator.comparingLong(WatchedConnection::waitingSince))
                .orElse(newcomer)
                .end();
    }

    private Optional<WatchedConnection> watched(Request request) {
        return Optional.ofNullable(open.get(request.getConnectionMetaData().getConnection()));
    }

    private static InetAddress addressOf(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
