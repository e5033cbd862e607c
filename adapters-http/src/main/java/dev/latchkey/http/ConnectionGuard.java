package dev.latchkey.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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
    private final AtomicInteger aside = new AtomicInteger();

    ConnectionGuard(SlowClients patience, Predicate<InetAddress> trusted) {
        this.patience = patience;
        this.trusted = trusted;
    }

    @Override
    public void onOpened(Connection connection) {
        InetAddress address = addressOf(connection);
        WatchedConnection newcomer = new WatchedConnection(connection, address, System.nanoTime());
        open.put(connection, newcomer);
        int neighbours = perAddress.merge(address, 1, Integer::sum);
        if (neighbours > patience.connectionsPerAddress() && !trusted.test(address)) {
            endLongestWaiting(other -> address.equals(other.address()), newcomer);
        } else if (open.size() - aside.get() > patience.connections()) {
            endLongestWaiting(other -> true, newcomer);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        WatchedConnection gone = open.remove(connection);
        if (gone != null) {
            gone.closed(aside::decrementAndGet, () -> forget(gone.address()));
        }
    }

    /**
     * The connection of this request waits with our consent until the answer. Whoever gives it sees to it that there are not
     * too many, so it is not counted here.
     */
    void waits(Request request) {
        watched(request).ifPresent(connection -> {
            connection.setAside(() -> {
                aside.incrementAndGet();
                forget(connection.address());
            });
            Request.addCompletionListener(
                    request,
                    failure -> connection.takeBack(() -> {
                        aside.decrementAndGet();
                        perAddress.merge(connection.address(), 1, Integer::sum);
                    }));
        });
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

    /** How many of them wait with our consent. */
    int aside() {
        return aside.get();
    }

    // One at a time, and forgotten before it is ended: closing takes a while, and many may come in a burst.
    private synchronized void endLongestWaiting(Predicate<WatchedConnection> candidate, WatchedConnection newcomer) {
        WatchedConnection victim = open.values().stream()
                .filter(candidate)
                .filter(connection -> connection != newcomer && connection.keepsUsWaiting())
                .min(Comparator.comparingLong(WatchedConnection::waitingSince))
                .orElse(newcomer);
        onClosed(victim.connection());
        victim.end();
    }

    private void forget(InetAddress address) {
        perAddress.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
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
