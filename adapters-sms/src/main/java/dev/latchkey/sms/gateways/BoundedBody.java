package dev.latchkey.sms.gateways;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads an answer up to a length that no vendor needs, and breaks off there. */
final class BoundedBody implements BodySubscriber<VendorAnswer> {
    static final int LONGEST = 64 * 1024;

    private final int status;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<VendorAnswer> answer = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    BoundedBody(int status) {
        this.status = status;
    }

    @Override
    public CompletionStage<VendorAnswer> getBody() {
        return answer;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[Math.min(part.remaining(), LONGEST - read.size())];
            boolean tooLong = bytes.length < part.remaining();
            part.get(bytes);
            read.write(bytes, 0, bytes.length);
            if (tooLong) {
                Objects.requireNonNull(subscription).cancel();
                complete(false);
                return;
            }
        }
        Objects.requireNonNull(subscription).request(1);
    }

    @Override
    public void onError(Throwable trouble) {
        answer.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
        complete(true);
    }

    private void complete(boolean whole) {
        answer.complete(new VendorAnswer(status, read.toString(StandardCharsets.UTF_8), whole));
    }
}
