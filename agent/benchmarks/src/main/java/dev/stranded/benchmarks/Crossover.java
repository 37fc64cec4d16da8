package dev.stranded.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What two servers achieved, between which the agent went to and fro: a crossover trial of two sequences (Jones and
 * Kenward, Design and Analysis of Cross-Over Trials, 2014, chapter 2). They take turns of seconds, so what the machine
 * does meanwhile meets both; and what the two JVMs differ by in themselves makes the one with the agent look as much
 * better in one stay as it makes it look worse in the next, so it cancels out in the product of two neighbours.
 *
 * @param stays the turns of both during each stay of the agent in one of them
 */
record Crossover(List<Macro> stays) implements Served {
    /**
     * So long after the agent came, while somebody watches and it looks once a second, the compilers are mostly done
     * with it.
     */
    static final int SETTLING_SECONDS = 120;

    /** How often each server is asked in a stay. */
    static final int TURNS = 12;

    @Override
    public Set<Variant> variants() {
        return stays.get(0).variants();
    }

    @Override
    public List<Double> of(Variant variant, ToDoubleFunction<Run> figure) {
        return stays.stream().flatMap(stay -> stay.of(variant, figure).stream()).toList();
    }

    /** One of each change: the geometric mean of those of the stays around it. */
    @Override
    public List<Double> ratios(Variant variant, ToDoubleFunction<Run> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int stay = 1; stay < stays.size(); stay++) {
            ratios.add(Math.sqrt(
                    stays.get(stay - 1).ratio(variant, figure) * stays.get(stay).ratio(variant, figure)));
        }
        return ratios;
    }
}
