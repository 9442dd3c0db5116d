package org.transithandshake.routing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.ListChange.Kind;

/**
 * The changes that lead a gateway's prefix lists to it. As with {@link RoutePlan} a route that does not point to the
 * gateway is never touched. A list with an entry that nobody asked for leads nowhere: one entry is enough, for a route
 * cannot leave one out.
 */
public final class ListRoutePlan {
    private ListRoutePlan() {
    }

    /** One change for each table and list, in the order given. @param asker who says which destinations are wanted */
    public static List<ListChange> of(Collection<RouteTable> tables, Collection<PrefixList> lists,
            Collection<Cidr> destinations, String gatewayId, String asker) {
        return tables.stream().flatMap(table -> lists.stream()
                .map(list -> change(table, list, destinations, gatewayId, asker))).toList();
    }

    private static ListChange change(RouteTable table, PrefixList list, Collection<Cidr> destinations,
            String gatewayId, String asker) {
        Optional<ListRoute> standing = table.lists().stream().filter(route -> route.listId().equals(list.id()))
                .findFirst();
        boolean ours = standing.filter(route -> route.target().equals(gatewayId)).isPresent();
        List<Cidr> outside = list.outside(destinations, table.own());
        if (!outside.isEmpty()) {
            return new ListChange(ours ? Kind.REMOVE : Kind.REFUSED, table.id(), list.id(),
                    "the list has " + outside.stream().map(Cidr::toString).collect(Collectors.joining(", "))
                            + ", which " + asker + " does not ask for");
        }
        if (standing.isPresent() && !ours) {
            return new ListChange(Kind.CONFLICT, table.id(), list.id(), standing.get().target());
        }
        if (standing.isPresent()) {
            return new ListChange(standing.get().blackhole() ? Kind.RENEW : Kind.PRESENT, table.id(), list.id(), "");
        }
        boolean needed = list.ipv6() ? table.ipv6() : table.ipv4();
        return new ListChange(needed ? Kind.ADD : Kind.NOT_NEEDED, table.id(), list.id(), "");
    }

    /** The same as if each entry had its own route, but for the VPC's own ranges. */
    public static List<Change> byEntry(List<ListChange> changes, Collection<RouteTable> tables,
            Collection<PrefixList> lists) {
        return changes.stream().flatMap(change -> lists.stream().filter(list -> list.id().equals(change.listId()))
                .flatMap(list -> list.entries().stream()).filter(entry -> tables.stream()
                        .filter(table -> table.id().equals(change.tableId())).noneMatch(table ->
                                table.own().contains(entry)))
                .map(entry -> byEntry(change, entry))).toList();
    }

    private static Change byEntry(ListChange change, Cidr entry) {
        return switch (change.kind()) {
            case PRESENT -> new Change.Present(change.tableId(), entry);
            case ADD -> new Change.Add(change.tableId(), entry);
            case RENEW -> new Change.Renew(change.tableId(), entry);
            case NOT_NEEDED -> new Change.NotNeeded(change.tableId(), entry);
            case NO_ROOM -> new Change.NoRoom(change.tableId(), entry);
            case CONFLICT, REMOVE, REFUSED -> new Change.Conflict(change.tableId(), entry, change.listId());
        };
    }

    /** @param written whether the changes were made, not only planned */
    public static RouteReport report(List<ListChange> changes, String gatewayId, boolean written) {
        return new RouteReport(status(changes, written),
                changes.stream().map(change -> change.line(gatewayId, written)).toList());
    }

    /** Only what a person has to do, or to know: the same lines as long as that is the same. */
    public static List<String> forPeople(List<ListChange> changes, String gatewayId, boolean written) {
        return changes.stream().filter(change -> change.kind().isAmiss() || !written && !change.isSound())
                .map(change -> change.line(gatewayId, written)).toList();
    }

    private static String status(List<ListChange> changes, boolean written) {
        if (changes.stream().anyMatch(change -> change.kind().isAmiss())) {
            return "conflict";
        }
        if (changes.stream().allMatch(change -> change.kind() == Kind.NOT_NEEDED)) {
            return "none";
        }
        return written || changes.stream().allMatch(ListChange::isSound) ? "routed" : "report";
    }
}
