package dev.latchkey.http;

import java.net.InetAddress;
import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/** One connection and whose turn it is. The times are those of {@link System#nanoTime()}. */
final class WatchedConnection {
    private final Connection connection;
    private final InetAddress address;

    // A request may begin before the one before it is told of as answered, so both are counted.
    private int begun;
    private int answered;
    private boolean bodyComplete;
    private long waitingSince;
    private long headersSince;
    private boolean inHeaders = true;
    private boolean aside;
    private boolean closed;

    WatchedConnection(Connection connection, InetAddress address, long now) {
        this.connection = connection;
        this.address = address;
        this.waitingSince = now;
        this.headersSince = now;
    }

    Connection connection() {
        return connection;
    }

    InetAddress address() {
        return address;
    }

    synchronized void headersComplete(long now) {
        begun++;
        bodyComplete = false;
        inHeaders = false;
        waitingSince = now;
    }

    synchronized void bodyComplete() {
        bodyComplete = true;
    }

    synchronized void answered(long now) {
        answered++;
        inHeaders = false;
        waitingSince = now;
    }

    /** Whether it is the client's turn, as opposed to ours. */
    synchronized boolean keepsUsWaiting() {
        return begun == answered || !bodyComplete;
    }

    synchronized long waitingSince() {
        return waitingSince;
    }

    synchronized boolean isOverdue(long now, SlowClients patience) {
        if (begun != answered) {
            return false;
        }
        // A fresh connection owes us a request from the start; a used one may rest until it begins the next.
        if (!inHeaders && isWithinHeaders()) {
            inHeaders = true;
            headersSince = now;
        }
        return inHeaders
                ? isOlder(headersSince, now, patience.headerTime())
                : isOlder(waitingSince, now, patience.keepAlive());
    }

    /** Waits with our consent, unless it does already or has closed. The counting is done before anything else happens to it. */
    synchronized void setAside(Runnable counting) {
        if (!aside && !closed) {
            aside = true;
            counting.run();
        }
    }

    /** Waits no longer, if it did and has not closed. */
    synchronized void takeBack(Runnable counting) {
        if (aside && !closed) {
            aside = false;
            counting.run();
        }
    }

    /** Told that it has closed, once. */
    synchronized void closed(Runnable countingIfAside, Runnable counting) {
        closed = true;
        (aside ? countingIfAside : counting).run();
    }

    void end() {
        connection.getEndPoint().close();
    }

    private boolean isWithinHeaders() {
        return connection instanceof HttpConnection http && !http.getParser().isStart();
    }

    private static boolean isOlder(long since, long now, Duration limit) {
        return now - since > limit.toNanos();
    }
}
