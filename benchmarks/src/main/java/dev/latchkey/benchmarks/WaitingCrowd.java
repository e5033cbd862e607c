package dev.latchkey.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Pages that wait, each on a connection of its own, on one thread: every other one by long polls, one after another, the rest
 * by a stream of events, after which they fetch their tokens. They come from many addresses of this machine.
 */
final class WaitingCrowd implements AutoCloseable {
    private static final String BASE = "/api/v1/auth/telegram/sessions/";
    private static final int PAGES_PER_ADDRESS = 500;
    private static final int OPENING_AT_ONCE = 200;

    private final int port;
    private final String[] sessions;
    private final Selector selector = Selector.open();
    private final Queue<Integer> toOpen = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final Thread thread = new Thread(this::run, "crowd");
    private volatile boolean closed;

    final AtomicInteger waiting = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();

    /** When each page heard of the yes, and when it had its tokens, by {@link System#nanoTime()}; 0 if it has not yet. */
    final AtomicLongArray heard;

    final AtomicLongArray signedIn;

    private int opening;

    WaitingCrowd(int port, String[] sessions) throws IOException {
        this.port = port;
        this.sessions = sessions.clone();
        this.heard = new AtomicLongArray(sessions.length);
        this.signedIn = new AtomicLongArray(sessions.length);
        for (int i = 0; i < sessions.length; i++) {
            toOpen.add(i);
        }
    }

    static boolean streams(int page) {
        return page % 2 == 1;
    }

    /** Returns when all of them wait, or were refused. */
    void begin() {
        thread.setDaemon(true);
        thread.start();
        while (waiting.get() + refused.get() < sessions.length) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closed) {
                openSome();
                selector.select(this::handle, 50);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void openSome() throws IOException {
        while (opening < OPENING_AT_ONCE && !toOpen.isEmpty()) {
            int page = toOpen.remove();
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            int last = 2 + page / PAGES_PER_ADDRESS;
            channel.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {127, 0, (byte) (last / 200), (byte) (last % 200 + 1)}), 0));
            channel.register(selector, SelectionKey.OP_CONNECT, new Page(page));
            opening++;
            boolean unused = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    private void handle(SelectionKey key) {
        Page page = (Page) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                opening--;
                key.interestOps(SelectionKey.OP_READ);
                page.ask(channel, streams(page.number) ? "/events" : "?wait=25");
                int unused = waiting.incrementAndGet();
            } else if (key.isReadable()) {
                buffer.clear();
                if (channel.read(buffer) < 0) {
                    throw new IOException("closed");
                }
                page.said(channel, StandardCharsets.US_ASCII.decode(buffer.flip()));
            }
        } catch (IOException e) {
            key.cancel();
            if (signedIn.get(page.number) == 0) {
                int unused = refused.incrementAndGet();
            }
        }
    }

    /** One page and what it has been told since it asked. */
    private final class Page {
        private final int number;
        private final StringBuilder text = new StringBuilder();
        private boolean stream;

        Page(int number) {
            this.number = number;
        }

        void ask(SocketChannel channel, String rest) throws IOException {
            text.setLength(0);
            stream = rest.equals("/events");
            String request = "GET " + BASE + sessions[number] + rest
                    + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: benchmark\r\n\r\n";
            int written = channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            if (written < request.length()) {
                throw new IOException("could not ask");
            }
        }

        void said(SocketChannel channel, CharSequence more) throws IOException {
            text.append(more);
            if (text.indexOf("HTTP/1.1 200") != 0) {
                throw new IOException(text.substring(0, Math.min(20, text.length())));
            }
            if (stream) {
                event(channel);
            } else {
                answer(channel);
            }
        }

        private void event(SocketChannel channel) throws IOException {
            if (text.indexOf("event: approved") > 0 && heard.get(number) == 0) {
                heard.set(number, System.nanoTime());
            }
            if (text.indexOf("\r\n0\r\n\r\n") > 0) {
                ask(channel, "");
            }
        }

        private void answer(SocketChannel channel) throws IOException {
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return;
            }
            String lower = text.substring(0, head).toLowerCase(Locale.ROOT);
            int at = lower.indexOf("content-length:") + "content-length:".length();
            int length = Integer.parseInt(
                    lower.substring(at).lines().findFirst().orElseThrow().strip());
            if (text.length() < head + 4 + length) {
                return;
            }
            int unused = polls.incrementAndGet();
            if (text.indexOf("\"access_token\"") > 0) {
                long now = System.nanoTime();
                boolean unusedFirst = heard.compareAndSet(number, 0, now);
                signedIn.set(number, now);
            } else {
                ask(channel, "?wait=25");
            }
        }
    }
}
