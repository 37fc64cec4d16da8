package dev.stranded.dashboard.alert;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Leaves an answer's body where it is, however long it is. */
final class Unread implements HttpResponse.BodySubscriber<Void> {
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    @Override
    @SuppressWarnings("NullAway") // A body of no value is null.
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
        done.complete(null);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {}

    @Override
    public void onError(Throwable failure) {
        done.complete(null);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }
}
