package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ports, or the types and codes of ICMP as one number, {@code type * 256 + code}.
 *
 * @param from 0 to 65535
 * @param to   not below {@code from}; belongs to the range
 */
public record PortRange(int from, int to) {

    public static final PortRange ALL = new PortRange(0, 65535);

    /**
     * From which ports hosts call: Linux takes 32768-60999, Windows 49152-65535. NAT gateways, load balancers and Lambda
     * take 1024-65535 ("Ephemeral ports", Amazon VPC user guide).
     */
    public static final PortRange EPHEMERAL = new PortRange(32768, 65535);

    public PortRange {
        if (from < 0 || to > 65535 || from > to) {
            throw new IllegalArgumentException("Not a range of ports: " + from + "-" + to);
        }
    }

    int size() {
        return to - from + 1;
    }

    boolean contains(PortRange other) {
        return from <= other.from && other.to <= to;
    }

    Optional<PortRange> common(PortRange other) {
        int low = Math.max(from, other.from);
        int high = Math.min(to, other.to);
        return low <= high ? Optional.of(new PortRange(low, high)) : Optional.empty();
    }

    /** The ports of this range that the other does not have, as zero to two ranges. */
    List<PortRange> without(PortRange other) {
        if (common(other).isEmpty()) {
            return List.of(this);
        }
        Stream<PortRange> below = from < other.from ? Stream.of(new PortRange(from, other.from - 1)) : Stream.of();
        Stream<PortRange> above = to > other.to ? Stream.of(new PortRange(other.to + 1, to)) : Stream.of();
        return Stream.concat(below, above).toList();
    }

    @Override
    public String toString() {
        return from == to ? "" + from : from + "-" + to;
    }
}
