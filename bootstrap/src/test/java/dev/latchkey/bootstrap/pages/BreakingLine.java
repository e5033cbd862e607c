package dev.latchkey.bootstrap.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way from a browser to a server on this machine, which breaks when it is told to. */
final class BreakingLine implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;

    private final int beyond;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    BreakingLine(int beyond) throws IOException {
        this.beyond = beyond;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Whether a browser has sent that. */
    boolean heard(String words) {
        return String.join("", said).contains(words);
    }

    /** Everybody is cut off; who comes again gets through. */
    void breaks() {
        sockets.forEach(BreakingLine::close);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breaks();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), beyond);
                sockets.add(browser);
                sockets.add(server);
                threads.execute(() -> carry(browser, server, true));
                threads.execute(() -> carry(server, browser, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, boolean fromBrowser) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (fromBrowser) {
                    said.add(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                }
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException broken) {
            // Both ends are told below.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
