/** What to change where tasks wait for ever, as code before and after: a sketch for each thing that can be waited at. */

const HANDED_OVER = {
  words: 'Give the queue room for every element: then nobody who puts depends on a taker who may have left.',
  before: `
SynchronousQueue<Quote> quotes = new SynchronousQueue<>();
for (Supplier supplier : suppliers) {
    executor.execute(() -> quotes.put(supplier.quote(cart)));
}
return quotes.take();`,
  after: `
BlockingQueue<Quote> quotes = new ArrayBlockingQueue<>(suppliers.size());
for (Supplier supplier : suppliers) {
    executor.execute(() -> quotes.add(supplier.quote(cart)));
}
return quotes.take();`,
};

const PUT = {
  words: 'Put with a time-out, and let a taker that ends take what is left or end those who put.',
  before: `
for (Event event : source) {
    queue.put(event);
}`,
  after: `
for (Event event : source) {
    if (!queue.offer(event, 5, TimeUnit.SECONDS)) {
        throw new IOException("nobody takes events any more");
    }
}`,
};

const TAKE = {
  words: 'Whoever puts says when it is done, whatever happens; whoever takes stops at that sign.',
  before: `
// who puts
for (Order order : orders) {
    queue.put(load(order));
}
// who takes
while (true) {
    ship(queue.take());
}`,
  after: `
// who puts
try {
    for (Order order : orders) {
        queue.put(load(order));
    }
} finally {
    queue.put(END);
}
// who takes
for (Order next = queue.take(); next != END; next = queue.take()) {
    ship(next);
}`,
};

const LATCH = {
  words: 'A part that fails counts, too; and nobody waits longer than it is worth.',
  before: `
CountDownLatch done = new CountDownLatch(parts.size());
for (Part part : parts) {
    executor.execute(() -> {
        part.load();
        done.countDown();
    });
}
done.await();`,
  after: `
CountDownLatch done = new CountDownLatch(parts.size());
for (Part part : parts) {
    executor.execute(() -> {
        try {
            part.load();
        } finally {
            done.countDown();
        }
    });
}
if (!done.await(30, TimeUnit.SECONDS)) {
    throw new TimeoutException("not all parts were loaded");
}`,
};

const BARRIER = {
  words: 'A party that fails breaks the barrier, so that the others learn that it will not come.',
  before: `
compute(part);
barrier.await();`,
  after: `
try {
    compute(part);
} catch (RuntimeException e) {
    barrier.reset();
    throw e;
}
barrier.await(30, TimeUnit.SECONDS);`,
};

const PHASER = {
  words: 'A party leaves when it is done or fails: then the others go on without it.',
  before: `
compute(part);
phaser.arriveAndAwaitAdvance();`,
  after: `
boolean arrived = false;
try {
    compute(part);
    arrived = true;
} finally {
    if (!arrived) {
        phaser.arriveAndDeregister();
    }
}
phaser.arriveAndAwaitAdvance();`,
};

const EXCHANGER = {
  words: 'The last one has nobody to exchange with: let it go without.',
  before: `
Buffer empty = exchanger.exchange(full);`,
  after: `
Buffer empty;
try {
    empty = exchanger.exchange(full, 1, TimeUnit.SECONDS);
} catch (TimeoutException e) {
    empty = new Buffer();
}`,
};

const SEMAPHORE = {
  words: 'A permit that is taken is given back on every way out.',
  before: `
permits.acquire();
Answer answer = client.call(request);
permits.release();
return answer;`,
  after: `
if (!permits.tryAcquire(5, TimeUnit.SECONDS)) {
    throw new RejectedExecutionException("too many calls at once");
}
try {
    return client.call(request);
} finally {
    permits.release();
}`,
};

const FUTURE = {
  words: 'Every branch completes the future, also the one that fails; and who waits does so for a while only.',
  before: `
CompletableFuture<Price> price = new CompletableFuture<>();
executor.execute(() -> price.complete(load(article)));
return price.join();`,
  after: `
CompletableFuture<Price> price = new CompletableFuture<>();
executor.execute(() -> {
    try {
        price.complete(load(article));
    } catch (Throwable e) {
        price.completeExceptionally(e);
    }
});
return price.orTimeout(5, TimeUnit.SECONDS).join();`,
};

const DROPPED_TASK = {
  words: 'What shutdownNow never began is cancelled, so that whoever waits for it learns that it will not run.',
  before: `
executor.shutdownNow();
// elsewhere
return future.get();`,
  after: `
for (Runnable dropped : executor.shutdownNow()) {
    if (dropped instanceof Future<?> task) {
        task.cancel(false);
    }
}
// elsewhere
return future.get(5, TimeUnit.SECONDS);`,
};

const CONDITION = {
  words: 'Notice is given on every way out and to all who wait; who waits asks again, and not for ever.',
  before: `
// who waits
while (!ready) {
    changed.await();
}
// who gives notice
load();
ready = true;
changed.signal();`,
  after: `
// who waits
while (!ready) {
    if (!changed.await(5, TimeUnit.SECONDS)) {
        throw new TimeoutException("it was never loaded");
    }
}
// who gives notice
try {
    load();
} finally {
    ready = true;
    changed.signalAll();
}`,
};

const MONITOR = {
  words: 'Notice is given on every way out and to all who wait; who waits asks again, and not for ever.',
  before: `
// who waits
synchronized (lock) {
    while (!ready) {
        lock.wait();
    }
}
// who gives notice
load();
synchronized (lock) {
    ready = true;
    lock.notify();
}`,
  after: `
// who waits
synchronized (lock) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!ready && System.nanoTime() < end) {
        lock.wait(100);
    }
}
// who gives notice
try {
    load();
} finally {
    synchronized (lock) {
        ready = true;
        lock.notifyAll();
    }
}`,
};

const LOCK = {
  words: 'A lock that is taken is given back on every way out.',
  before: `
lock.lock();
book(order);
lock.unlock();`,
  after: `
if (!lock.tryLock(5, TimeUnit.SECONDS)) {
    throw new TimeoutException("the book is taken");
}
try {
    book(order);
} finally {
    lock.unlock();
}`,
};

const MONITOR_HELD = {
  words: 'Whoever holds the monitor waits for nothing in it: what takes long is done before, and its result put in.',
  before: `
synchronized (cache) {
    cache.put(key, server.load(key));
}`,
  after: `
Value value = server.load(key);
synchronized (cache) {
    cache.put(key, value);
}`,
};

const PUBLISHER = {
  words: 'One slow subscriber holds back all: offer with a time-out, and drop for those who do not keep up.',
  before: `
publisher.submit(event);`,
  after: `
publisher.offer(event, 1, TimeUnit.SECONDS, (subscriber, dropped) -> {
    log.warn("dropped {} for {}", dropped, subscriber);
    return false;
});`,
};

const SCOPE = {
  words: 'Give the scope a time-out: when it is over, its tasks are interrupted, and join throws.',
  before: `
try (var scope = StructuredTaskScope.open()) {
    scope.fork(() -> stock.of(article));
    scope.join();
}`,
  after: `
try (var scope = StructuredTaskScope.open(
        Joiner.awaitAllSuccessfulOrThrow(), config -> config.withTimeout(Duration.ofSeconds(5)))) {
    scope.fork(() -> stock.of(article));
    scope.join();
}`,
};

const PIPE = {
  words: 'Each side closes its end on every way out: then the other reads the end, or fails, instead of waiting.',
  before: `
copy(source, pipedOut);
pipedOut.close();`,
  after: `
try (pipedOut) {
    copy(source, pipedOut);
}`,
};

const JOIN = {
  words: 'Wait for a thread as long as it is worth, and tell it to stop when that is over.',
  before: `
worker.join();`,
  after: `
worker.join(30_000);
if (worker.isAlive()) {
    worker.interrupt();
    throw new TimeoutException("the worker does not end");
}`,
};

const TERMINATION = {
  words: 'Wait for the tasks as long as it is worth, and interrupt those that are left.',
  before: `
executor.shutdown();
executor.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS);`,
  after: `
executor.shutdown();
if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
    executor.shutdownNow();
}`,
};

const ANY = {
  words: 'Release what is waited for on every way out.',
  before: `
work();
release();`,
  after: `
try {
    work();
} finally {
    release();
}`,
};

const BY_CHANNEL = {
  CountDownLatch: LATCH,
  CyclicBarrier: BARRIER,
  Phaser: PHASER,
  Exchanger: EXCHANGER,
  Semaphore: SEMAPHORE,
  CompletableFuture: FUTURE,
  FutureTask: DROPPED_TASK,
  ConditionObject: CONDITION,
  ReentrantLock: LOCK,
  ReentrantReadWriteLock: LOCK,
  StampedLock: LOCK,
  SubmissionPublisher: PUBLISHER,
  StructuredTaskScope: SCOPE,
  StructuredTaskScopeImpl: SCOPE,
  PipedInputStream: PIPE,
  PipedOutputStream: PIPE,
  PipedReader: PIPE,
  PipedWriter: PIPE,
};

const BY_OPERATION = {
  take: TAKE, poll: TAKE, takeFirst: TAKE, takeLast: TAKE,
  exchange: EXCHANGER, acquire: SEMAPHORE, countDown: LATCH,
  arriveAndAwaitAdvance: PHASER, awaitAdvance: PHASER,
  lock: LOCK, enter: MONITOR_HELD, wait: MONITOR,
  awaitTermination: TERMINATION, close: TERMINATION,
};
const PUTS = /^(put|offer|transfer|tryTransfer)/;

/** The sketch for a wait in an operation, at a channel of a type (the last part of its name). */
export function sketchOfWait(operation, type) {
  if (PUTS.test(operation)) {
    return type === 'SynchronousQueue' || operation.includes('ransfer') ? HANDED_OVER : PUT;
  }
  if (operation === 'join' && !Object.hasOwn(BY_CHANNEL, type)) {
    return JOIN;
  }
  if (Object.hasOwn(BY_CHANNEL, type)) {
    return BY_CHANNEL[type];
  }
  return Object.hasOwn(BY_OPERATION, operation) ? BY_OPERATION[operation] : ANY;
}
