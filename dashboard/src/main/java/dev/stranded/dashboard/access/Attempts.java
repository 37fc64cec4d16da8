package dev.stranded.dashboard.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong logins by address: after so many, none is tried from there until a minute is over.
 *
 * <p>Bounded: of very many addresses those that failed longest ago are forgotten. Of IPv6 the network counts, since a
 * host has as many addresses as it likes.
 */
public final class Attempts {
    /** So many may fail in a minute. */
    public static final int MOST = 10;

    /** A minute. */
    public static final int PERIOD_SECONDS = 60;

    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;
    private static final int MILLIS = 1_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** None has failed yet. */
    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more may be tried. */
    public synchronized boolean mayTry(String address) {
        Failures known = failures.get(network(address));
        return known == null || known.count() < MOST || isOver(known);
    }

    /** Counts one that failed; true where it was the last that may. */
    public synchronized boolean failed(String address) {
        String network = network(address);
        Failures known = failures.remove(network);
        Failures next = known == null || isOver(known)
                ? new Failures(clock.millis(), 1)
                : new Failures(known.since(), known.count() + 1);
        failures.put(network, next);
        return next.count() == MOST;
    }

    private boolean isOver(Failures known) {
        return clock.millis() - known.since() >= PERIOD_SECONDS * MILLIS;
    }

    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /**
     * Of one address.
     *
     * @param since when the first failed, milliseconds since 1970
     * @param count how many
     */
    private record Failures(long since, int count) {}
}
