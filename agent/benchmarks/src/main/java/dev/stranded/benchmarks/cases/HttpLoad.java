package dev.stranded.benchmarks.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks an HTTP server over some connections, either as fast as it answers or at a constant rate. At a constant rate the
 * time of an answer counts from when it ought to have been asked, so that a server that stalls hides nothing.
 */
public final class HttpLoad {
    private static final int CONNECTIONS = 16;
    private static final String PATH = "/hello";
    private static final double HALF = 50;
    private static final double NEARLY_ALL = 99;

    private final int port;
    private final double rate;

    private HttpLoad(int port, double rate) {
        this.port = port;
        this.rate = rate;
    }

    /**
     * Takes the server's port, seconds to warm up, seconds to measure as fast as it answers, seconds to measure at a
     * constant rate, and that rate: requests a second, or if below 1 the part of what was reached before. Prints
     * answers a second, that rate, and of the constant rate the median and the 99th percentile in microseconds.
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int warm = Integer.parseInt(arguments[1]);
        int fast = Integer.parseInt(arguments[2]);
        int steady = Integer.parseInt(arguments[3]);
        double wanted = Double.parseDouble(arguments[4]);
        new HttpLoad(port, 0).run(warm);
        double throughput = (double) new HttpLoad(port, 0).run(fast).getTotalCount() / fast;
        double rate = wanted < 1 ? wanted * throughput : wanted;
        HttpLoad constant = new HttpLoad(port, rate);
        constant.run(Math.max(1, warm / 2));
        Histogram times = constant.run(steady);
        System.out.println(throughput + " " + rate + " " + micros(times, HALF) + " " + micros(times, NEARLY_ALL));
    }

    private static double micros(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e3;
    }

    private Histogram run(int seconds) throws InterruptedException, ExecutionException {
        ExecutorService askers = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Histogram>> parts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = rate > 0 ? begin + (long) (i * 1e9 / rate) : begin;
            parts.add(askers.submit(() -> ask(first, end)));
        }
        Histogram all = histogram();
        for (Future<Histogram> part : parts) {
            all.add(part.get());
        }
        askers.shutdown();
        return all;
    }

    private Histogram ask(long first, long end) throws IOException {
        Histogram times = histogram();
        double interval = rate > 0 ? CONNECTIONS * 1e9 / rate : 0;
        try (HttpConnection connection = new HttpConnection(port, PATH)) {
            for (long i = 0; ; i++) {
                long due = rate > 0 ? first + (long) (i * interval) : System.nanoTime();
                if (due >= end) {
                    return times;
                }
                waitUntil(due);
                connection.ask();
                times.recordValue(Math.max(1, System.nanoTime() - due));
            }
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Histogram histogram() {
        return new Histogram(3);
    }
}
