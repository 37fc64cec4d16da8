package dev.stranded.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What servers achieved that took turns.
 *
 * @param runs for each variant, round by round; the first in the order of {@link Variant} is compared with
 */
record Macro(Map<Variant, List<Run>> runs) implements Served {
    Macro {
        runs = new EnumMap<>(runs);
    }

    @Override
    public Set<Variant> variants() {
        return runs.keySet();
    }

    @Override
    public List<Double> of(Variant variant, ToDoubleFunction<Run> figure) {
        return runs.getOrDefault(variant, List.of()).stream()
                .mapToDouble(figure)
                .boxed()
                .toList();
    }

    /** One of each round. */
    @Override
    public List<Double> ratios(Variant variant, ToDoubleFunction<Run> figure) {
        return Figures.ratios(of(variant, figure), of(variants().iterator().next(), figure));
    }
}
