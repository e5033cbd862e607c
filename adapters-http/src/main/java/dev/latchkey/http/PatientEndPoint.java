package dev.latchkey.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of the line. Between a request and its answer Jetty does not listen, so it would not notice that the client
 * has gone; here one can ask. Somebody who says the next thing early is heard, and what they said is kept for its turn.
 */
final class PatientEndPoint extends SocketChannelEndPoint {
    private final Executor executor;
    private @Nullable ByteBuffer early;

    PatientEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, Executor executor) {
        super(channel, selector, key, scheduler);
        this.executor = executor;
    }

    /** Whether the client has ended the connection. Does not wait. */
    synchronized boolean hasHungUp() {
        if (early != null) {
            return false;
        }
        try {
            ByteBuffer one = ByteBuffer.allocate(1);
            int read = getChannel().read(one);
            if (read > 0) {
                early = one.flip();
                wakeWhoeverReads();
            }
            return read < 0;
        } catch (IOException broken) {
            return true;
        }
    }

    @Override
    public synchronized int fill(ByteBuffer buffer) throws IOException {
        if (early == null || BufferUtil.space(buffer) == 0) {
            return super.fill(buffer);
        }
        int position = BufferUtil.flipToFill(buffer);
        buffer.put(early);
        BufferUtil.flipToFlush(buffer, position);
        early = null;
        return 1;
    }

    @Override
    protected void needsFillInterest() {
        if (hasEarly()) {
            wakeWhoeverReads();
        } else {
            super.needsFillInterest();
        }
    }

    private synchronized boolean hasEarly() {
        return early != null;
    }

    // The selector knows nothing of what was taken out of the channel already.
    private void wakeWhoeverReads() {
        executor.execute(() -> {
            boolean unused = getFillInterest().fillable();
        });
    }
}
