package dev.latchkey.sms.gateways;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The empty body of a GET that goes out once. The client of the JDK repeats a GET by itself when a connection that was used
 * before breaks, and a vendor that has taken the first one would then send the message twice. It asks for the length before
 * each attempt, and a second time it gets none.
 */
final class OnceOnly implements BodyPublisher {
    private final BodyPublisher body = BodyPublishers.noBody();
    private final AtomicBoolean sent = new AtomicBoolean();

    @Override
    public long contentLength() {
        if (!sent.compareAndSet(false, true)) {
            throw new IllegalStateException("A message is sent once");
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
