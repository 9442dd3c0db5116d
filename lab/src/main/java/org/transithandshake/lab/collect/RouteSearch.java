package org.transithandshake.lab.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.transithandshake.lab.wire.Naming;
import org.transithandshake.lab.wire.PojoJson;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/**
 * All routes of a gateway's table. One search answers with 1,000 at most and says whether there are more
 * ("SearchTransitGatewayRoutes", EC2 API reference); then each half of the address space is searched by itself.
 */
final class RouteSearch {
    private final Ec2Client ec2;
    private final String table;
    private final Map<String, TransitGatewayRoute> routes = new LinkedHashMap<>();

    RouteSearch(Ec2Client ec2, String table) {
        this.ec2 = ec2;
        this.table = table;
    }

    /** {@code {"Routes": [...]}}, sorted as EC2 gave them. */
    ObjectNode all() {
        if (!isComplete(search("state", List.of("active", "blackhole")))) {
            Stream.of("0.0.0.0/0", "::/0").map(text -> new IPAddressString(text).getAddress()).forEach(this::halve);
        }
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode list = output.putArray("Routes");
        routes.values().forEach(route -> list.add(Needed.of(PojoJson.write(route, Naming.MEMBER))));
        return output;
    }

    private void halve(IPAddress block) {
        isComplete(search("route-search.exact-match", List.of(block.toCanonicalString())));
        int length = block.getPrefixLength() + 1;
        Stream.of(block.getLower(), block.getUpper()).map(end -> end.toPrefixBlock(length)).forEach(half -> {
            boolean complete = isComplete(search("route-search.subnet-of-match", List.of(half.toCanonicalString())));
            if (!complete && length < half.getBitCount()) {
                halve(half);
            }
        });
    }

    private boolean isComplete(SearchTransitGatewayRoutesResponse found) {
        found.routes().forEach(route -> routes.put(route.prefixListId() + " " + route.destinationCidrBlock(), route));
        return !Boolean.TRUE.equals(found.additionalRoutesAvailable());
    }

    private SearchTransitGatewayRoutesResponse search(String filter, List<String> values) {
        return ec2.searchTransitGatewayRoutes(SearchTransitGatewayRoutesRequest.builder()
                .transitGatewayRouteTableId(table)
                .filters(Filter.builder().name(filter).values(values).build()).build());
    }
}
