package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the pool with and without the agent in turn, and tells what the agent costs. */
@Command(
        name = "overhead",
        description = "The webhooks' pool without and with Stranded in it, in turn, under the same load: what the agent"
                + " costs in throughput and in processor time.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  overhead                       three pairs, about seven minutes; let the machine do nothing else",
            "  overhead --pairs 1 --seconds 10 --rate 60"
        })
public final class OverheadCommand implements Callable<Integer> {
    private static final double NANOS_A_MILLI = 1e6;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many pairs of runs (default: ${DEFAULT-VALUE}).")
    private int pairs;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Override
    public Integer call() throws CannotRun, InterruptedException {
        Progress progress = new Progress(System.err);
        Plan plan = load.plan(List.of(Mode.POOL), Scale.DEFAULT, null, true);
        List<Double> throughput = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        try (Stage stage = Stage.open()) {
            WebhooksRun run = new WebhooksRun(stage, plan, progress, null);
            for (int pair = 1; pair <= pairs; pair++) {
                // Who begins changes from pair to pair: what the machine does over time must not favour one.
                boolean agentFirst = pair % 2 == 0;
                Figures first = run.run(Mode.POOL, agentFirst).figures();
                Figures second = run.run(Mode.POOL, !agentFirst).figures();
                Figures with = agentFirst ? first : second;
                Figures without = agentFirst ? second : first;
                throughput.add(rate(with, without) / rate(without, with));
                processor.add(millisEach(with) / millisEach(without));
                System.out.printf(
                        Locale.ROOT,
                        "pair %d: %.2f a second without, %.2f with (%+.2f %%); %.2f ms of processor time each without,"
                                + " %.2f ms with (%+.1f %%)%n",
                        pair,
                        rate(without, with),
                        rate(with, without),
                        percent(throughput.get(pair - 1)),
                        millisEach(without),
                        millisEach(with),
                        percent(processor.get(pair - 1)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median of %d pairs: throughput %+.2f %%, processor time for a webhook %+.1f %%%n",
                pairs,
                percent(median(throughput)),
                percent(median(processor)));
        return 0;
    }

    /**
     * Webhooks a second while a backlog was worked off, where both runs had one: whoever the API turns away in the end
     * comes again seconds later, and these seconds would weigh more than what is compared.
     */
    private static double rate(Figures one, Figures other) {
        boolean both = one.catchUpPerSecond() > 0 && other.catchUpPerSecond() > 0;
        return both ? one.catchUpPerSecond() : one.perSecond();
    }

    private static double millisEach(Figures figures) {
        return figures.cpuNanos() / NANOS_A_MILLI / Math.max(1, figures.completed());
    }

    private static double percent(double ratio) {
        return (ratio - 1) * 100;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
