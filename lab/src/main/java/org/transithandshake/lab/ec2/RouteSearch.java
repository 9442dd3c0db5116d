package org.transithandshake.lab.ec2;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteAttachment;

/**
 * SearchTransitGatewayRoutes: at least one filter; at most {@code MaxResults} routes (5 to 1,000), and whether there
 * are more. Besides the attributes there are four filters by CIDR, of which {@code subnet-of-match} and
 * {@code supernet-of-match} count an equal CIDR in, and {@code longest-prefix-match} takes an address.
 */
final class RouteSearch {
    private static final String PREFIX = "route-search.";
    private static final Filters<TransitGatewayRoute> FILTERS = new Filters<TransitGatewayRoute>()
            .one("state", TransitGatewayRoute::stateAsString).one("type", TransitGatewayRoute::typeAsString)
            .one("prefix-list-id", TransitGatewayRoute::prefixListId)
            .many("attachment.transit-gateway-attachment-id", GatewayRoutes::attachmentIds)
            .many("attachment.resource-id", route -> route.transitGatewayAttachments().stream()
                    .map(TransitGatewayRouteAttachment::resourceId).toList())
            .many("attachment.resource-type", route -> route.transitGatewayAttachments().stream()
                    .map(TransitGatewayRouteAttachment::resourceTypeAsString).toList());
    private final World world;
    private final GatewayTables tables;
    private final GatewayRoutes routes;

    RouteSearch(World world, GatewayTables tables, GatewayRoutes routes) {
        this.world = world;
        this.tables = tables;
        this.routes = routes;
    }

    SearchTransitGatewayRoutesResponse search(Caller caller, SearchTransitGatewayRoutesRequest request) {
        String tableId = tables.require(caller, request.transitGatewayRouteTableId()).transitGatewayRouteTableId();
        if (request.filters().isEmpty()) {
            throw Faults.missing("Filters");
        }
        List<Filter> byAttribute = request.filters().stream().filter(one -> !byCidr(one)).toList();
        Map<Cidr, TransitGatewayRoute> all = routes.of(tableId);
        Predicate<Cidr> wanted = request.filters().stream().filter(RouteSearch::byCidr)
                .map(filter -> matching(filter, all)).reduce(cidr -> true, Predicate::and);
        List<TransitGatewayRoute> found = all.entrySet().stream().filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue).toList();
        List<TransitGatewayRoute> chosen = FILTERS.apply(found, byAttribute);
        int most = Math.min(chosen.size(), world.limit(request.maxResults()));
        return SearchTransitGatewayRoutesResponse.builder().routes(chosen.subList(0, most))
                .additionalRoutesAvailable(most < chosen.size()).build();
    }

    private static boolean byCidr(Filter filter) {
        return filter.name() != null && filter.name().startsWith(PREFIX);
    }

    private static Predicate<Cidr> matching(Filter filter, Map<Cidr, TransitGatewayRoute> all) {
        return filter.values().stream().map(value -> matching(filter.name(), value, all))
                .reduce(cidr -> false, Predicate::or);
    }

    private static Predicate<Cidr> matching(String name, String value, Map<Cidr, TransitGatewayRoute> all) {
        return switch (name.substring(PREFIX.length())) {
            case "exact-match" -> cidr(value)::equals;
            case "subnet-of-match" -> cidr(value)::contains;
            case "supernet-of-match" -> {
                Cidr inner = cidr(value);
                yield route -> route.contains(inner);
            }
            case "longest-prefix-match" -> {
                Optional<Cidr> longest = longest(Cidr.address(value, "InvalidParameterValue"), all);
                yield route -> longest.filter(route::equals).isPresent();
            }
            default -> throw Faults.invalidValue("The filter '" + name + "' is invalid");
        };
    }

    private static Cidr cidr(String value) {
        return Cidr.any(value, "InvalidParameterValue");
    }

    private static Optional<Cidr> longest(Cidr address, Map<Cidr, TransitGatewayRoute> all) {
        return all.keySet().stream().filter(route -> route.contains(address))
                .max(Comparator.comparingInt(Cidr::length));
    }
}
