package dev.latchkey.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads on, and forgets, after a refusal that came before the body's end. A client that is still sending would otherwise
 * have its connection reset and never see the answer.
 */
final class Lingering {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST = 64L * 1024 * 1024;

    private final Request request;
    private final Callback callback;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong skipped = new AtomicLong();

    private Lingering(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
    }

    /** A callback for the writing of the answer, which calls the other one when the client has fallen silent. */
    static Callback after(Request request, Callback callback) {
        Lingering lingering = new Lingering(request, callback);
        return Callback.from(lingering::begin, callback::failed);
    }

    private void begin() {
        request.getComponents().getScheduler().schedule(this::finish, LONGEST);
        skip();
    }

    private void skip() {
        while (!over.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::skip);
                return;
            }
            boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
            skipped.addAndGet(chunk.remaining());
            chunk.release();
            if (last || skipped.get() > MOST) {
                finish();
            }
        }
    }

    private void finish() {
        if (over.compareAndSet(false, true)) {
            callback.succeeded();
        }
    }
}
