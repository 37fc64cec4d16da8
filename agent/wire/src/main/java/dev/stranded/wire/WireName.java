package dev.stranded.wire;

import java.util.Locale;

/** How a constant is written on the wire: {@code LOST_OUTCOME} is {@code lost-outcome}. */
final class WireName {
    private WireName() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
