package org.transithandshake.hub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments.Association;
import org.transithandshake.aws.Halves;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.Vpc;
import org.transithandshake.policy.RouteOwner;

/**
 * What the gateway's tables say to those who meet there, handed on from the function that read them.
 *
 * @param tables the route table that each attachment is associated with
 * @param routes the ranges of those tables: by table, then by the attachment that they lead to, or {@code blackhole}
 */
record Crossing(Map<String, String> tables, Map<String, Map<String, List<String>>> routes) {
    private static final String NOWHERE = "blackhole";

    /** @param read the routes of tables; one that was not read is not known */
    static Crossing of(Map<String, Association> associations, Map<String, List<RouteOwner>> read) {
        Map<String, String> tables = new TreeMap<>();
        associations.forEach((id, standing) -> {
            if (standing.state().equals("associated")) {
                tables.put(id, standing.tableId());
            }
        });
        Map<String, Map<String, List<String>>> routes = new TreeMap<>();
        read.forEach((table, owners) -> {
            if (tables.containsValue(table)) {
                routes.put(table, byAttachment(owners));
            }
        });
        return new Crossing(tables, routes);
    }

    private static Map<String, List<String>> byAttachment(Collection<RouteOwner> owners) {
        Map<String, List<String>> ranges = new TreeMap<>();
        owners.forEach(route -> ranges.merge(route.attachmentId(), List.of(route.cidr().toString()),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        return ranges;
    }

    /**
     * The gateway as the path trace knows it.
     *
     * @param own the hub's attachments
     * @param far the VPCs of others, by attachment
     */
    Gateway gateway(String id, String owner, List<Attachment> own, Map<String, Vpc> far) {
        Stream<org.transithandshake.path.Attachment> ours = own.stream()
                .map(one -> Halves.attachment(one, tableOf(one.id())));
        // Its owner describes the zones; it is available, or its attempt would not have come this far.
        Stream<org.transithandshake.path.Attachment> theirs = far.entrySet().stream()
                .map(one -> new org.transithandshake.path.Attachment(one.getKey(), one.getValue().id(),
                        one.getValue().account(), List.of(), "available", tableOf(one.getKey())));
        return Gateway.seen(id, owner, routes.entrySet().stream()
                .map(table -> new GatewayTable(table.getKey(), "", entries(table.getValue()))).toList(),
                Stream.concat(ours, theirs).toList());
    }

    private Optional<String> tableOf(String attachmentId) {
        return Optional.ofNullable(tables.get(attachmentId));
    }

    /** EC2 shows the one entry of a range that counts, so whether it is a static one makes no difference here. */
    private static List<GatewayRoute> entries(Map<String, List<String>> ranges) {
        return ranges.entrySet().stream().flatMap(to -> to.getValue().stream().map(range -> new GatewayRoute(
                Cidr.of(range), Optional.of(to.getKey()).filter(target -> !target.equals(NOWHERE)),
                to.getKey().equals(NOWHERE) ? RouteState.BLACKHOLE : RouteState.ACTIVE, RouteOrigin.STATIC))).toList();
    }
}
