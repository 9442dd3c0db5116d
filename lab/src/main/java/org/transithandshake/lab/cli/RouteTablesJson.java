package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.Network;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Sight;
import org.transithandshake.path.Vpc;

/**
 * The route tables of a network as JSON:
 * {@code {vpcs: [{id, account, cidrs, readable, routeTables: [{id, main, subnets, routes}]}],
 * gateways: [{id, account, readable, tables: [{id, name, routes}], attachments}]}}. What is absent is null.
 */
public final class RouteTablesJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RouteTablesJson() {
    }

    public static ObjectNode routeTables(Network network) {
        ObjectNode root = JSON.objectNode();
        ArrayNode vpcs = root.putArray("vpcs");
        network.vpcs().forEach(vpc -> vpcs.add(vpc(vpc)));
        ArrayNode gateways = root.putArray("gateways");
        network.gateways().forEach(gateway -> gateways.add(gateway(gateway)));
        return root;
    }

    private static ObjectNode vpc(Vpc vpc) {
        ObjectNode node = JSON.objectNode().put("id", vpc.id()).put("account", vpc.account());
        strings(node.putArray("cidrs"), vpc.cidrs());
        node.put("readable", vpc.sight() == Sight.SEEN);
        ArrayNode tables = node.putArray("routeTables");
        vpc.routeTables().forEach(table -> tables.add(table(table)));
        return node;
    }

    private static ObjectNode table(RouteTable table) {
        ObjectNode node = JSON.objectNode().put("id", table.id()).put("main", table.main());
        strings(node.putArray("subnets"), table.subnetIds());
        ArrayNode routes = node.putArray("routes");
        for (Route route : table.routes()) {
            routes.addObject().put("destination", route.destination().toString()).put("target", route.target())
                    .put("state", lower(route.state())).put("origin", lower(route.origin()));
        }
        return node;
    }

    private static ObjectNode gateway(Gateway gateway) {
        ObjectNode node = JSON.objectNode().put("id", gateway.id()).put("account", gateway.account())
                .put("readable", gateway.sight() == Sight.SEEN);
        ArrayNode tables = node.putArray("tables");
        gateway.tables().forEach(table -> tables.add(table(gateway, table)));
        ArrayNode attachments = node.putArray("attachments");
        gateway.attachments().forEach(attachment -> attachments.add(attachment(attachment)));
        return node;
    }

    private static ObjectNode table(Gateway gateway, GatewayTable table) {
        ObjectNode node = JSON.objectNode().put("id", table.id()).put("name", SafeText.of(table.name()));
        ArrayNode routes = node.putArray("routes");
        for (GatewayRoute route : table.routes()) {
            routes.addObject().put("destination", route.destination().toString())
                    .put("attachment", orNull(route.attachment()))
                    .put("vpc", orNull(Attachments.vpcOf(gateway, route)))
                    .put("origin", lower(route.origin())).put("state", lower(route.state()));
        }
        return node;
    }

    private static ObjectNode attachment(Attachment attachment) {
        ObjectNode node = JSON.objectNode().put("id", attachment.id()).put("vpc", attachment.vpcId())
                .put("account", attachment.account()).put("state", attachment.state())
                .put("table", orNull(attachment.table()));
        strings(node.putArray("subnets"), attachment.subnetIds());
        return node;
    }

    private static void strings(ArrayNode array, List<?> values) {
        values.forEach(value -> array.add(value.toString()));
    }

    /** Jackson writes a null string as JSON null. */
    private static String orNull(Optional<String> value) {
        return value.orElse(null);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
