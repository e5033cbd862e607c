package dev.latchkey.security.webhooks;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads nothing of an answer's body, however long it is and however slowly it comes: the status says it all. */
final class StatusOnly implements BodySubscriber<Boolean> {
    static final BodyHandler<Boolean> HANDLER = head -> new StatusOnly();

    private StatusOnly() {}

    @Override
    public CompletionStage<Boolean> getBody() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> part) {}

    @Override
    public void onError(Throwable trouble) {}

    @Override
    public void onComplete() {}
}
