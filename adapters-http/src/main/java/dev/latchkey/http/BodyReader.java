package dev.latchkey.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;

/** Reads one body as it comes in, without a thread of its own. Ends in exactly one of: whole, refused, failed. */
final class BodyReader {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final BodyFirst.Exchange exchange;
    private final Request request;
    private final long longest;
    private final SlowClients patience;
    private final AtomicLong bytesHeld;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicLong received = new AtomicLong();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final long begun = NanoTime.now();

    BodyReader(BodyFirst.Exchange exchange, long longest, SlowClients patience, AtomicLong bytesHeld) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.longest = longest;
        this.patience = patience;
        this.bytesHeld = bytesHeld;
    }

    void start() {
        Request.addCompletionListener(request, failure -> bytesHeld.addAndGet(-received.get()));
        lookAtPaceIn(patience.bodyGrace());
        read();
    }

    private void read() {
        while (!settled.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                failed(chunk.getFailure());
                return;
            }
            try {
                if (!take(chunk)) {
                    return;
                }
            } finally {
                chunk.release();
            }
        }
    }

    /** False when there is nothing more to read. */
    private boolean take(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        int size = bytes.remaining();
        long total = received.addAndGet(size);
        long held = bytesHeld.addAndGet(size);
        if (total > longest) {
            refuseAndLinger(EdgeProblem.TOO_LARGE);
            return false;
        }
        if (held > patience.bodyBytes()) {
            refuseAndLinger(EdgeProblem.UNAVAILABLE);
            return false;
        }
        byte[] copy = new byte[size];
        bytes.get(copy);
        body.writeBytes(copy);
        if (chunk.isLast() && settled.compareAndSet(false, true)) {
            exchange.proceed(body.toByteArray());
        }
        return !chunk.isLast();
    }

    private void lookAtPaceIn(Duration time) {
        request.getComponents().getScheduler().schedule(this::lookAtPace, time);
    }

    private void lookAtPace() {
        if (settled.get()) {
            return;
        }
        double seconds = NanoTime.since(begun) / 1e9;
        if (received.get() >= seconds * patience.bodyBytesPerSecond()) {
            lookAtPaceIn(BETWEEN_LOOKS);
        } else if (settled.compareAndSet(false, true)) {
            exchange.refuse(EdgeProblem.TOO_SLOW);
        }
    }

    private void refuseAndLinger(EdgeProblem problem) {
        if (settled.compareAndSet(false, true)) {
            exchange.refuseAndLinger(problem);
        }
    }

    private void failed(Throwable failure) {
        if (settled.compareAndSet(false, true)) {
            // What is wrong with the framing is an answer of its own; all else means that the client is gone or silent.
            if (failure instanceof HttpException) {
                exchange.fail(failure);
            } else {
                exchange.refuse(EdgeProblem.TOO_SLOW);
            }
        }
    }
}
