package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import org.transithandshake.aws.Gateway;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Segments;

/**
 * Where an attachment of a segment belongs, in ids of the gateway's route tables.
 *
 * @param table       the segment's own: the attachment is associated with it
 * @param propagateTo those that show the attachment's ranges
 * @param compareWith those whose routes its ranges must not overlap; the own one is the first
 * @param segments    all that are or were a segment's: it stands in none of them but those above
 * @param fixed       whether its ranges are shown by a static route each, and not by propagation
 * @param led         ranges that the policy's extra routes lead to attachments, by attachment; null if there are none
 */
public record Place(String table, List<String> propagateTo, List<String> compareWith, List<String> segments,
        boolean fixed, Map<String, List<String>> led) {
    public Place {
        propagateTo = List.copyOf(propagateTo);
        compareWith = List.copyOf(compareWith);
        segments = List.copyOf(segments);
    }

    static Place of(String segment, Segments segments, Gateway gateway) {
        return new Place(gateway.segmentTable(segment), tables(segments.showing(segment), gateway),
                tables(segments.comparedWith(segment), gateway), gateway.segmentTables(),
                segments.fixed().contains(segment), segments.led().isEmpty() ? null : segments.led());
    }

    /** What extra routes lead to the attachment: no ranges of its VPC, and not its own to end. */
    List<Cidr> ledTo(String attachmentId) {
        return led == null ? List.of() : led.getOrDefault(attachmentId, List.of()).stream().map(Cidr::of).toList();
    }

    /** The segments' tables in which it has no business. */
    List<String> elsewhere() {
        return segments.stream().filter(table -> !propagateTo.contains(table)).toList();
    }

    /** Whether an attachment that stands in the other place stands right in this one. */
    boolean equalsInTables(Place other) {
        return table.equals(other.table) && propagateTo.equals(other.propagateTo) && fixed == other.fixed;
    }

    private static List<String> tables(List<String> names, Gateway gateway) {
        return names.stream().map(gateway::segmentTable).toList();
    }
}
