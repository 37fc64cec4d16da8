package dev.stranded.servers;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reactor and RxJava, on all of their schedulers, with a clock of each. */
public final class Reactive implements Server {
    private final reactor.core.Disposable reactorClock =
            Flux.interval(Duration.ofSeconds(1)).subscribe();
    private final Disposable rxClock = Observable.interval(1, TimeUnit.SECONDS).subscribe();

    private Reactive() {
        ask();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new Reactive());
    }

    @Override
    public void ask() {
        Flux.just("hello", "hello")
                .publishOn(Schedulers.parallel())
                .flatMap(
                        text -> Flux.defer(() -> Flux.just(Greeting.to(text))).subscribeOn(Schedulers.boundedElastic()))
                .toStream()
                .forEach(Browsers::expectHello);
        Observable.just("hello", "hello")
                .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation())
                .flatMap(text -> Observable.fromCallable(() -> Greeting.to(text))
                        .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io()))
                .blockingForEach(Browsers::expectHello);
    }

    @Override
    public void stop() {
        reactorClock.dispose();
        rxClock.dispose();
        Schedulers.shutdownNow();
        io.reactivex.rxjava3.schedulers.Schedulers.shutdown();
    }
}
