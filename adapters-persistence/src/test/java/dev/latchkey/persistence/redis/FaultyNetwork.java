package dev.latchkey.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A network between a client and a Redis that can have every fault. New connections have the faults of the moment too. */
final class FaultyNetwork implements AutoCloseable {
    private static final int END_OF_STREAM = -1;

    private final RedisUrl beyond;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile LongSupplier replyDelayNanos = () -> 0;
    private volatile Fault fault = Fault.NONE;

    FaultyNetwork(RedisUrl beyond) {
        this.beyond = beyond;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background(this::accept);
    }

    enum Fault {
        NONE,
        /** What is sent arrives, and no answer ever comes back: half-open. */
        SWALLOWS_REPLIES,
        /** The connection is reset when half of the next reply has come through. */
        RESETS_IN_MID_REPLY,
        /** Connections are accepted and closed at once. */
        HANGS_UP
    }

    RedisUrl url() {
        return RedisUrl.parse("redis://127.0.0.1:" + door.getLocalPort());
    }

    void have(Fault next) {
        fault = next;
    }

    /** How long each reply takes from now on. */
    void delayReplies(LongSupplier nanos) {
        replyDelayNanos = nanos;
    }

    /** Everybody is cut off at once. */
    void cut() {
        sockets.forEach(FaultyNetwork::reset);
    }

    /** How many connections have been made so far. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            connections.incrementAndGet();
            if (fault == Fault.HANGS_UP) {
                client.close();
                continue;
            }
            try {
                connect(client);
            } catch (IOException e) {
                // Nobody is there; the client is to notice.
                client.close();
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), beyond.port());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        background(() -> copy(client, server, false));
        background(() -> copy(server, client, true));
    }

    private void copy(Socket from, Socket to, boolean replies) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int length = in.read(buffer); length != END_OF_STREAM; length = in.read(buffer)) {
                if (!replies) {
                    out.write(buffer, 0, length);
                } else {
                    passOn(Arrays.copyOf(buffer, length), to, out);
                }
            }
        } finally {
            sockets.remove(from);
        }
    }

    private void passOn(byte[] reply, Socket to, OutputStream out) throws IOException {
        LockSupport.parkNanos(replyDelayNanos.getAsLong());
        switch (fault) {
            case NONE, HANGS_UP -> out.write(reply);
            case SWALLOWS_REPLIES -> {}
            case RESETS_IN_MID_REPLY -> {
                out.write(reply, 0, reply.length / 2);
                out.flush();
                reset(to);
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of the two ends is gone, and with it this thread.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
