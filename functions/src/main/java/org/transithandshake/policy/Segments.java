package org.transithandshake.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gateway's segments, and which of them reach which: a packet of a segment's member finds the routes of that
 * segment's own table, so "reaches" means that the others' ranges are shown there. Reaching is not mutual.
 *
 * @param names    at least one; the first is the default
 * @param reach    the other segments that a segment reaches; a segment that is not isolated also reaches itself
 * @param isolated segments whose members do not reach each other
 * @param fixed    segments whose members' ranges are static routes, one for each approved range, so that AWS does not
 *                 let in by itself what a VPC gets later
 * @param extra    static routes and blackholes that a segment's table has besides its members' ranges, by segment
 */
public record Segments(List<String> names, Map<String, Set<String>> reach, Set<String> isolated, Set<String> fixed,
        Map<String, List<RouteOwner>> extra) {
    public Segments {
        names = List.copyOf(names);
        reach = Map.copyOf(reach);
        isolated = Set.copyOf(isolated);
        fixed = Set.copyOf(fixed);
        extra = Map.copyOf(extra);
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("Segments is " + names + "; name at least one, and each only once");
        }
        require(names, "SegmentReach", reach.keySet().stream());
        require(names, "SegmentReach", reach.values().stream().flatMap(Set::stream));
        require(names, "IsolatedSegments", isolated.stream());
        require(names, "StaticSegments", fixed.stream());
        for (String name : isolated) {
            if (reach.getOrDefault(name, Set.of()).contains(name)) {
                throw new IllegalArgumentException("SegmentReach says that " + name + " reaches itself, but"
                        + " IsolatedSegments that it does not; take it out of one of them");
            }
        }
    }

    /** Segments without extra routes. */
    public Segments(List<String> names, Map<String, Set<String>> reach, Set<String> isolated, Set<String> fixed) {
        this(names, reach, isolated, fixed, Map.of());
    }

    /** Segments that reach only themselves. */
    public static Segments apart(String... names) {
        return new Segments(List.of(names), Map.of(), Set.of(), Set.of());
    }

    /** The segment of whoever is not given another. */
    public String first() {
        return names.getFirst();
    }

    /** Whether members of one segment find the ranges of the other's members. */
    public boolean reaches(String from, String to) {
        return from.equals(to) ? !isolated.contains(from) : reach.getOrDefault(from, Set.of()).contains(to);
    }

    /** The segments whose tables show the ranges of this one's members, in the order of the names. */
    public List<String> showing(String segment) {
        return names.stream().filter(name -> reaches(name, segment)).toList();
    }

    /**
     * The segments whose routes a member's ranges must not overlap: its own first, those that it reaches, and those
     * that show it.
     */
    public List<String> comparedWith(String segment) {
        Stream<String> others = names.stream().filter(name -> reaches(segment, name) || reaches(name, segment));
        return Stream.concat(Stream.of(segment), others).distinct().toList();
    }

    /** The extra routes of a segment. */
    public List<RouteOwner> extraOf(String segment) {
        return extra.getOrDefault(segment, List.of());
    }

    /** What the policy drops where a segment's members' ranges are compared. */
    public List<RouteOwner> blackholesNear(String segment) {
        return comparedWith(segment).stream().flatMap(name -> extraOf(name).stream()).filter(RouteOwner::drops)
                .distinct().toList();
    }

    /** The ranges that extra routes lead to each attachment, by its id. */
    public Map<String, List<String>> led() {
        return extra.values().stream().flatMap(List::stream).filter(route -> !route.drops()).distinct()
                .sorted(Comparator.comparing(RouteOwner::cidr)).collect(Collectors.groupingBy(RouteOwner::attachmentId,
                        TreeMap::new, Collectors.mapping(route -> route.cidr().toString(), Collectors.toList())));
    }

    /** @throws IllegalArgumentException naming the parameter, if there is no such segment */
    void require(String parameter, Stream<String> mentioned) {
        require(names, parameter, mentioned);
    }

    private static void require(List<String> names, String parameter, Stream<String> mentioned) {
        mentioned.filter(name -> !names.contains(name)).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(parameter + " names the segment '" + name
                    + "', which Segments does not have; it has " + String.join(", ", names));
        });
    }

    /** The same for equal segments, whatever the order of the sets. */
    @Override
    public String toString() {
        Map<String, Set<String>> sorted = new TreeMap<>();
        reach.forEach((from, to) -> sorted.put(from, new TreeSet<>(to)));
        return names + " " + sorted + " " + new TreeSet<>(isolated) + " " + new TreeSet<>(fixed)
                + (extra.isEmpty() ? "" : " " + new TreeMap<>(extra));
    }
}
