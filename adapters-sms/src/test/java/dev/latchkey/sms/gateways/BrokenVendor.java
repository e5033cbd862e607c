package dev.latchkey.sms.gateways;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor whose server does what no server should. It counts the requests that it has read. */
final class BrokenVendor implements AutoCloseable {
    private final ServerSocket socket;
    private final Mishap mishap;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    BrokenVendor(Mishap mishap) {
        this.mishap = mishap;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (read(connection.getInputStream())) {
                requests.incrementAndGet();
                mishap.happen(connection, connection.getOutputStream());
            }
        } catch (IOException e) {
            // The other side has had enough.
        }
    }

    /** Reads one request whole, so that the client has written all of it. */
    private static boolean read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        in.readNBytes(length.matches("\\d+") ? Integer.parseInt(length) : 0);
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What goes wrong when the request was read. */
    enum Mishap {
        RESET {
            @Override
            void happen(Socket connection, OutputStream out) throws IOException {
                connection.setSoLinger(true, 0);
                connection.close();
            }
        },
        CLOSED {
            @Override
            void happen(Socket connection, OutputStream out) throws IOException {
                connection.close();
            }
        },
        NOT_HTTP {
            @Override
            void happen(Socket connection, OutputStream out) throws IOException {
                out.write(ascii("Good morning!\r\n\r\n"));
                connection.close();
            }
        },
        CUT_OFF {
            @Override
            void happen(Socket connection, OutputStream out) throws IOException {
                out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":"));
                connection.close();
            }
        },
        ENDLESS {
            @Override
            void happen(Socket connection, OutputStream out) throws IOException {
                out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n"));
                while (true) {
                    out.write(new byte[8192]);
                }
            }
        },
        DRIPPING {
            @Override
            void happen(Socket connection, OutputStream out) throws IOException {
                out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n"));
                while (!Thread.interrupted()) {
                    out.write('1');
                    out.flush();
                    Thread.onSpinWait();
                    pause();
                }
            }
        };

        abstract void happen(Socket connection, OutputStream out) throws IOException;

        private static void pause() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
