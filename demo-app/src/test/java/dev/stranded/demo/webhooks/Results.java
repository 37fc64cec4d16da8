package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Load;
import java.util.ArrayList;
import java.util.List;

/** Results as a run might have given them. */
final class Results {
    static final Plan PLAN = new Plan(
            List.of(Mode.NAIVE, Mode.POOL, Mode.RATE_LIMITED),
            new Load(278, 44, 36),
            500,
            278,
            "9g",
            "160m",
            null,
            true);

    private Results() {}

    static ModeResult completed(Mode mode, long rssMegabytes, long rejected) {
        return new ModeResult(
                mode,
                Outcome.alive(0),
                new Figures(
                        13_344,
                        13_344,
                        215.2,
                        490,
                        rssMegabytes * 1_000_000,
                        114_000_000,
                        135,
                        rejected,
                        13_344 + rejected,
                        90,
                        12,
                        900,
                        1),
                new Accounts(13_344, 3, 0, 0, 0, 0),
                samples(rssMegabytes),
                List.of());
    }

    static ModeResult killed(Mode mode, long rssMegabytes) {
        return new ModeResult(
                mode,
                Outcome.atLimit(2_000_000_000),
                new Figures(
                        9_000, 1_100, 276.6, 0, rssMegabytes * 1_000_000, 965_000_000, 8_687, 0, 1_100, 0, 5, 20, 1),
                new Accounts(1_100, 0, 0, 7_880, 20, 0),
                samples(rssMegabytes),
                List.of());
    }

    private static List<Sample> samples(long rssMegabytes) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            samples.add(
                    new Sample(i, rssMegabytes * 1_000_000 * i / 60, i, i * 10L, i * 278L, i * 200L, i * 3L, 35, 90));
        }
        return samples;
    }
}
