package dev.latchkey.telegram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads a body that is not too long to be kept; one that is longer fails. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    LimitedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            if (bytes.size() + piece.remaining() > most) {
                if (subscription != null) {
                    subscription.cancel();
                }
                boolean unused = body.completeExceptionally(new IOException("The answer is too long"));
                return;
            }
            byte[] some = new byte[piece.remaining()];
            piece.get(some);
            bytes.write(some, 0, some.length);
        }
    }

    @Override
    public void onError(Throwable trouble) {
        boolean unused = body.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
        boolean unused = body.complete(bytes.toByteArray());
    }
}
