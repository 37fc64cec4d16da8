package dev.stranded.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A server that takes turns with others: each but the one that is asked stands still. */
final class Turn {
    /** The constant rate is this part of what the server without an agent answered at most. */
    static final double PART = 0.25;

    /**
     * Long enough for at least one of the agent's looks; what else the machine does spoils some, and their median not.
     */
    private static final int SPAN_SECONDS = 10;

    private static final int SETTLING_SECONDS = 1;

    /** A rate that is none. */
    static final int AS_FAST_AS_IT_ANSWERS = 0;

    final Variant variant;
    final Program server;
    private final Program asking;
    private final int seconds;
    private String port = "";

    Turn(Variant variant, Program server, Program asking, int seconds) {
        this.variant = variant;
        this.server = server;
        this.asking = asking;
        this.seconds = seconds;
    }

    /** Asks for twice so long what is not counted; returns how many answers a second it gave at most. */
    double warmUp(int howLong) throws IOException, InterruptedException {
        port = server.await("port ");
        double throughput = ask(howLong, AS_FAST_AS_IT_ANSWERS)[0];
        ask(howLong, PART * throughput);
        // Takes away the times so far, which belong to no turn.
        asking.ask(port);
        server.stop();
        return throughput;
    }

    Served.Run take(double rate) throws IOException, InterruptedException {
        server.goOn();
        ask(SETTLING_SECONDS, AS_FAST_AS_IT_ANSWERS);
        List<double[]> fast = spans(AS_FAST_AS_IT_ANSWERS);
        long before = server.cpuMicros();
        List<double[]> steady = spans(rate);
        double cpuMicros = (server.cpuMicros() - before) / (seconds * median(steady, 0));
        server.stop();
        return new Served.Run(median(fast, 0), rate, cpuMicros, median(steady, 1), median(steady, 2));
    }

    /** The same runs with the percentiles of all their answers put together, which chance moves less. */
    List<Served.Run> withAllTimes(List<Served.Run> runs) throws IOException {
        double[] times = figures(asking.ask(port));
        return runs.stream().map(run -> run.withTimes(times[0], times[1])).toList();
    }

    private List<double[]> spans(double rate) throws IOException {
        List<double[]> spans = new ArrayList<>();
        for (int left = seconds; left > 0; left -= SPAN_SECONDS) {
            spans.add(ask(Math.min(SPAN_SECONDS, left), rate));
        }
        return spans;
    }

    private static double median(List<double[]> spans, int figure) {
        return Figures.median(spans.stream().map(span -> span[figure]).toList());
    }

    /** Answers a second, and the median and the 99th percentile of their times in microseconds. */
    double[] ask(int howLong, double rate) throws IOException {
        return figures(asking.ask(port + " " + howLong + " " + rate));
    }

    private static double[] figures(String answer) {
        return Arrays.stream(answer.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
