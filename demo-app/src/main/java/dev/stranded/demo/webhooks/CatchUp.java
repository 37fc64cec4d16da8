package dev.stranded.demo.webhooks;

import java.util.List;

/** How fast a receiver worked off what had piled up, in the time in which only the API's limit held it back. */
final class CatchUp {
    private static final double SETTLES_SECONDS = 1;
    private static final double SHORTEST_SECONDS = 2;

    private CatchUp() {}

    /**
     * Webhooks a second from a second after the stall until what waits is a second's worth; 0 where that was too short
     * to tell.
     */
    static double perSecond(List<Sample> samples, double stallOverSeconds, long limit) {
        List<Sample> busy = samples.stream()
                .filter(sample -> sample.seconds() >= stallOverSeconds + SETTLES_SECONDS)
                .takeWhile(sample -> sample.due() - sample.completed() > limit)
                .toList();
        if (busy.isEmpty()) {
            return 0;
        }
        Sample first = busy.get(0);
        Sample last = busy.get(busy.size() - 1);
        double seconds = last.seconds() - first.seconds();
        return seconds < SHORTEST_SECONDS ? 0 : (last.completed() - first.completed()) / seconds;
    }
}
