package org.transithandshake.lab.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.Network;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Sight;
import org.transithandshake.path.Vpc;

/** The route tables of a network as plain text: those of the VPCs' subnets first, then those of the gateways. */
public final class RouteTablesText {

    private static final String UNREADABLE = "  not readable from here\n";

    private final Paint paint;

    private RouteTablesText(Paint paint) {
        this.paint = paint;
    }

    /** Lines of at most 110 columns, each ended by a line feed. */
    public static String of(Network network, Paint paint) {
        RouteTablesText text = new RouteTablesText(paint);
        return network.vpcs().stream().map(text::vpc).collect(Collectors.joining("\n"))
                + (network.vpcs().isEmpty() || network.gateways().isEmpty() ? "" : "\n")
                + network.gateways().stream().map(text::gateway).collect(Collectors.joining("\n"));
    }

    private String vpc(Vpc vpc) {
        String head = head(vpc.id(), vpc.account(), join(vpc.cidrs()));
        if (vpc.sight() == Sight.UNSEEN) {
            return head + UNREADABLE;
        }
        Grid grid = new Grid(paint, "TABLE", "SUBNETS", "DESTINATION", "TARGET", "STATE");
        vpc.routeTables().forEach(table -> rows(grid, table));
        return head + grid.print(this::state);
    }

    private static void rows(Grid grid, RouteTable table) {
        String id = table.id() + (table.main() ? " (main)" : "");
        String subnets = String.join(" ", table.subnetIds());
        if (table.routes().isEmpty()) {
            grid.row(id, subnets, "no routes", "", "");
        }
        boolean first = true;
        for (Route route : table.routes()) {
            grid.row(first ? id : "", first ? subnets : "",
                    route.destination().toString(), route.target(), lower(route.state()));
            first = false;
        }
    }

    private String gateway(Gateway gateway) {
        String head = head(gateway.id(), gateway.account(), "");
        String tables = UNREADABLE;
        if (gateway.sight() == Sight.SEEN) {
            Grid grid = new Grid(paint, "TABLE", "NAME", "DESTINATION", "VPC", "ORIGIN", "STATE");
            gateway.tables().forEach(table -> rows(grid, gateway, table));
            tables = grid.print(this::state);
        }
        return head + tables + attachments(gateway);
    }

    private static void rows(Grid grid, Gateway gateway, GatewayTable table) {
        if (table.routes().isEmpty()) {
            grid.row(table.id(), table.name(), "no routes", "", "", "");
        }
        boolean first = true;
        for (GatewayRoute route : table.routes()) {
            grid.row(first ? table.id() : "", first ? table.name() : "", route.destination().toString(),
                    Attachments.vpcOf(gateway, route).orElse(route.attachment().orElse("-")), lower(route.origin()),
                    lower(route.state()));
            first = false;
        }
    }

    private String attachments(Gateway gateway) {
        if (gateway.attachments().isEmpty()) {
            return "";
        }
        Grid grid = new Grid(paint, "ATTACHMENT", "VPC", "ACCOUNT", "STATE", "ASSOCIATED WITH");
        for (Attachment attachment : gateway.attachments()) {
            grid.row(attachment.id(), attachment.vpcId(), attachment.account(), attachment.state(),
                    attachment.table().orElse(gateway.sight() == Sight.SEEN ? "no table" : "not readable"));
        }
        return "\n" + grid.print(this::state);
    }

    private String head(String id, String account, String rest) {
        String line = SafeText.of(id + "  account " + account + (rest.isEmpty() ? "" : "  " + rest));
        return paint.strong(String.join("\n  ", Width.wrap(line, Grid.LIMIT - 2))) + "\n";
    }

    private String state(String cell) {
        return cell.equals(lower(RouteState.BLACKHOLE)) || cell.equals("no table") || cell.equals("no routes")
                ? paint.bad(cell) : cell;
    }

    private static String join(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
