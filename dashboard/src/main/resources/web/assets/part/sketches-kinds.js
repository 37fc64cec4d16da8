/** What to change where something else is wrong than that tasks wait for ever: a sketch for each kind of finding. */

export const EXECUTOR_EACH_TIME = {
  words: 'One executor for all calls, or one that is closed where it was made.',
  before: `
Report report(Order order) {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    return executor.submit(() -> render(order)).get();
}`,
  after: `
Report report(Order order) {
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {  // closes from Java 19 on
        return executor.submit(() -> render(order)).get();
    }
}`,
};

export const LOCK_ORDER = {
  words: 'All tasks take the locks in one order.',
  before: `
synchronized (from) {
    synchronized (to) {
        move(from, to, amount);
    }
}`,
  after: `
Account first = from.id() < to.id() ? from : to;
Account second = first == from ? to : from;
synchronized (first) {
    synchronized (second) {
        move(from, to, amount);
    }
}`,
};

export const STARVED_POOL = {
  words: 'A task does not wait for another one that stands in its own pool’s queue: it says what is to be done with the result.',
  before: `
Future<Page> page = pool.submit(() -> {
    Future<Image> image = pool.submit(() -> load(link));
    return new Page(text, image.get());
});`,
  after: `
CompletableFuture<Page> page = CompletableFuture
        .supplyAsync(() -> load(link), pool)
        .thenApply(image -> new Page(text, image));`,
};

export const JOIN_UNDER_LOCK = {
  words: 'Give the lock back before waiting for a task that may need it.',
  before: `
lock.lock();
try {
    total = executor.submit(() -> sum(orders)).get();
} finally {
    lock.unlock();
}`,
  after: `
long sum = executor.submit(() -> sum(orders)).get();
lock.lock();
try {
    total = sum;
} finally {
    lock.unlock();
}`,
};

export const READ_THEN_WRITE = {
  words: 'Give the read lock back before asking to write, and look again whether it is still needed.',
  before: `
lock.readLock().lock();
if (!cache.containsKey(key)) {
    lock.writeLock().lock();
    cache.put(key, load(key));
}`,
  after: `
lock.readLock().lock();
boolean known;
try {
    known = cache.containsKey(key);
} finally {
    lock.readLock().unlock();
}
if (!known) {
    lock.writeLock().lock();
    try {
        cache.computeIfAbsent(key, this::load);
    } finally {
        lock.writeLock().unlock();
    }
}`,
};

export const SPAWN_EACH = {
  words: 'A fixed number of workers behind a bounded queue: when they can’t keep up, whoever sends waits or is refused.',
  before: `
void receive(Hook hook) {
    new Thread(() -> deliver(hook)).start();
}`,
  after: `
private final ExecutorService workers = new ThreadPoolExecutor(
        100, 100, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000),
        new ThreadPoolExecutor.CallerRunsPolicy());

void receive(Hook hook) {
    workers.execute(() -> deliver(hook));
}`,
};

export const PERMIT_BEFORE_SPAWN = {
  words: 'Virtual threads are cheap, what they hold is not: a permit is taken before the spawn, so that who spawns waits.',
  before: `
void receive(Hook hook) {
    Thread.startVirtualThread(() -> deliver(hook));
}`,
  after: `
private final Semaphore room = new Semaphore(1_000);

void receive(Hook hook) throws InterruptedException {
    room.acquire();
    Thread.startVirtualThread(() -> {
        try {
            deliver(hook);
        } finally {
            room.release();
        }
    });
}`,
};

export const UNBOUNDED_QUEUE = {
  words: 'A capacity, and what happens when it is reached: whoever puts waits, or is refused.',
  before: `
BlockingQueue<Event> events = new LinkedBlockingQueue<>();
events.add(event);`,
  after: `
BlockingQueue<Event> events = new LinkedBlockingQueue<>(10_000);
if (!events.offer(event, 1, TimeUnit.SECONDS)) {
    refused.increment();
}`,
};

export const UNBOUNDED_POOL = {
  words: 'A pool with a bounded queue, and a policy for when that is full.',
  before: `
ExecutorService pool = Executors.newFixedThreadPool(8);`,
  after: `
ExecutorService pool = new ThreadPoolExecutor(
        8, 8, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000),
        new ThreadPoolExecutor.CallerRunsPolicy());`,
};

export const FIRE_AND_FORGET = {
  words: 'Who spawns a task ends before its tasks do nowhere: the block does not return before they have ended.',
  before: `
void checkout(Cart cart) {
    new Thread(() -> refreshPrices(cart)).start();
    pay(cart);
}`,
  after: `
void checkout(Cart cart) {
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        tasks.submit(() -> refreshPrices(cart));
        pay(cart);
    }
}`,
};

export const UNASKED_FUTURE = {
  words: 'Somebody asks for the outcome, or the failure goes to the log.',
  before: `
executor.submit(() -> mail.send(order));`,
  after: `
executor.execute(() -> {
    try {
        mail.send(order);
    } catch (RuntimeException e) {
        log.error("could not send the mail of order {}", order.id(), e);
    }
});`,
};

export const UNASKED_CHAIN = {
  words: 'Each chain ends with what is to be done when it fails.',
  before: `
CompletableFuture.supplyAsync(() -> price(article))
        .thenAccept(cache::put);`,
  after: `
CompletableFuture.supplyAsync(() -> price(article))
        .thenAccept(cache::put)
        .whenComplete((done, failure) -> {
            if (failure != null) {
                log.error("no price of {}", article, failure);
            }
        });`,
};

export const EXIT_WITHOUT_WAITING = {
  words: 'main ends after what it has started.',
  before: `
public static void main(String... files) {
    for (String file : files) {
        Thread.startVirtualThread(() -> upload(file));
    }
}`,
  after: `
public static void main(String... files) {
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        for (String file : files) {
            tasks.submit(() -> upload(file));
        }
    }
}`,
};

export const EXIT_WITH_FULL_POOL = {
  words: 'The executor is shut down, and what was given to it is waited for, before the program ends.',
  before: `
files.forEach(file -> pool.execute(() -> upload(file)));
System.exit(0);`,
  after: `
files.forEach(file -> pool.execute(() -> upload(file)));
pool.shutdown();
boolean done = pool.awaitTermination(1, TimeUnit.MINUTES);
System.exit(done ? 0 : 1);`,
};

export const POLL_IN_A_LOOP = {
  words: 'Wait in the queue instead of asking it again and again.',
  before: `
while (running) {
    Event event = queue.poll();
    if (event != null) {
        handle(event);
    }
}`,
  after: `
while (running) {
    Event event = queue.poll(1, TimeUnit.SECONDS);
    if (event != null) {
        handle(event);
    }
}`,
};

export const ASK_IF_DONE = {
  words: 'Say what is to be done with the result, or wait for it.',
  before: `
while (!future.isDone()) {
    Thread.onSpinWait();
}
show(future.get());`,
  after: `
future.thenAccept(this::show);`,
};

export const INTERRUPTED_IN_A_LOOP = {
  words: 'An interrupt means stop: the loop is left when it comes.',
  before: `
while (true) {
    try {
        handle(queue.take());
    } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
    }
}`,
  after: `
try {
    while (true) {
        handle(queue.take());
    }
} catch (InterruptedException e) {
    Thread.currentThread().interrupt();
}`,
};

export const CLOSED_TOO_EARLY = {
  words: 'Close in order: first what gives work, then the executor.',
  before: `
executor.shutdown();
timer.cancel();`,
  after: `
timer.cancel();
executor.shutdown();
executor.awaitTermination(30, TimeUnit.SECONDS);`,
};

export const CLOSED_PUBLISHER = {
  words: 'Close in order: first what publishes, then the publisher.',
  before: `
publisher.close();
sensor.stop();`,
  after: `
sensor.stop();
publisher.close();`,
};

export const PINNED = {
  words: 'Before JDK 24 a virtual thread that waits in synchronized keeps its carrier; in a ReentrantLock it does not.',
  before: `
synchronized (connection) {
    return connection.call(request);
}`,
  after: `
lock.lock();
try {
    return connection.call(request);
} finally {
    lock.unlock();
}`,
};

export const PINNED_IN_INITIALISER = {
  words: 'Nothing waits in a static initialiser: what takes long is loaded when it is first asked for, under a lock of its own.',
  before: `
class Rates {
    static final Map<String, Rate> ALL = loadFromServer();
}`,
  after: `
class Rates {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static Map<String, Rate> all;

    static Map<String, Rate> all() {
        LOCK.lock();
        try {
            return all == null ? all = loadFromServer() : all;
        } finally {
            LOCK.unlock();
        }
    }
}`,
};
