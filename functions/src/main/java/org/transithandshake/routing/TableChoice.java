package org.transithandshake.routing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which route tables of an attached VPC get routes. Two kinds never do, whatever the choice: those with an edge
 * association, and those that only subnets use whose zone the gateway takes no packet from.
 *
 * @param tagged   tags that a table must bear, all of them; only with {@link Kind#TAGGED}. An empty value is any
 * @param excluded tags of which a table must bear none
 */
public record TableChoice(Kind kind, Map<String, String> tagged, Map<String, String> excluded) {
    /** Among which tables is chosen; the first is what its absence means. */
    public enum Kind {
        /** Those of the subnets in the attachment's zones. */
        ATTACHED,
        /** Those with some tags, whether a subnet uses them or not. */
        TAGGED,
        /** Every one of the VPC. */
        ALL
    }

    public TableChoice {
        tagged = Map.copyOf(tagged);
        excluded = Map.copyOf(excluded);
    }

    public static TableChoice attached() {
        return new TableChoice(Kind.ATTACHED, Map.of(), Map.of());
    }

    /** @param served the subnets in zones in which an attachment has one */
    public List<RouteTable> among(Collection<VpcTable> tables, Collection<Subnet> served) {
        return tables.stream().filter(this::mayBeWritten).flatMap(table -> read(table, served).stream()).toList();
    }

    private boolean mayBeWritten(VpcTable table) {
        return !table.edge() && !leavesOut(table);
    }

    /** Whether its tags say that it gets no route; whoever is behind it is not meant to reach anything. */
    public boolean leavesOut(VpcTable table) {
        return excluded.entrySet().stream().anyMatch(tag -> table.bears(tag.getKey(), tag.getValue()))
                || !tagged.entrySet().stream().allMatch(tag -> table.bears(tag.getKey(), tag.getValue()));
    }

    private Optional<RouteTable> read(VpcTable table, Collection<Subnet> served) {
        List<Subnet> users = table.users().stream().filter(served::contains).toList();
        if (!users.isEmpty()) {
            return Optional.of(table.behind(users));
        }
        boolean idle = kind != Kind.ATTACHED && table.users().isEmpty();
        Stream<Subnet> neighbours = served.stream().filter(subnet -> subnet.vpcId().equals(table.vpcId()));
        return idle ? Optional.of(table.behind(neighbours.toList())) : Optional.empty();
    }
}
