package dev.stranded.dist.others;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mockito.MockedStatic;

/**
 * A test of a shop: a final class and a static method are mocked, and a pool and a future of the JDK are spied on, for
 * which Mockito's agent changes classes that the agent under test has changed as well.
 */
public final class MockedTill {
    private MockedTill() {}

    /** Prints what the mocks answered, then leaves threads behind until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Till till = mock(Till.class);
        when(till.price(3)).thenReturn(33L);
        ThreadPoolExecutor pool = spy(new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()));
        Callable<Long> task = () -> ask(till);
        System.out.println("price: " + pool.submit(task).get());
        verify(pool).submit(task);
        CompletableFuture<Long> future = spy(new CompletableFuture<>());
        pool.execute(() -> future.complete(ask(till)));
        System.out.println("future: " + future.get());
        try (MockedStatic<Till> tills = mockStatic(Till.class)) {
            tills.when(Till::count).thenReturn(7);
            System.out.println("tills: " + Till.count());
        }
        System.out.println("tills: " + Till.count());
        pool.shutdown();
        System.out.println("ended: " + pool.awaitTermination(10, TimeUnit.SECONDS));
        LeftBehind.untilInputEnds();
    }

    private static long ask(Till till) {
        return till.price(3);
    }

    private static final class Till {
        static int count() {
            return 1;
        }

        long price(int article) {
            return article;
        }
    }
}
