package org.transithandshake.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.Tags;
import org.transithandshake.aws.VpcRoutes;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.leave.Leaving;
import org.transithandshake.routing.Route;
import org.transithandshake.routing.RouteTable;
import org.transithandshake.step.Settings;

/**
 * Leaving by agreement, in the hub: first the routes of its own VPCs to what the segments show, then every attachment's
 * place, last the attachments of its own VPCs that it made. The attachments of other accounts are theirs to delete; the
 * gateway, its tables and its share stay, so that those accounts still see what they delete.
 */
public final class LeaveHub extends Leaving {
    private final HubGateway hub;
    private final Attachments attachments;
    private final GatewayTables tables;
    private final VpcRoutes routes;
    private final Placement placement;
    private final Settings settings;

    public LeaveHub() {
        this(Aws.live(), Settings.live());
    }

    public LeaveHub(Aws aws, Settings settings) {
        super(aws, settings);
        hub = new HubGateway(new Gateways(aws), settings);
        attachments = new Attachments(aws);
        tables = new GatewayTables(aws);
        routes = new VpcRoutes(aws);
        placement = new Placement(tables, attachments, settings.policy());
        this.settings = settings;
    }

    @Override
    protected List<Act> acts() {
        return hub.find().filter(hub::is).filter(gateway -> !settings.observes()).map(this::acts).orElse(List.of());
    }

    private List<Act> acts(Gateway gateway) {
        List<Attachment> standing = attachments.all(gateway.id());
        List<Act> acts = new ArrayList<>();
        settings.hubVpcs().forEach(vpc ->
                acts.add(new Act("the routes of " + vpc, () -> unroute(vpc, gateway))));
        Place nowhere = new Place("", List.of(), List.of(), gateway.segmentTables(), false, null);
        standing.forEach(one -> acts.add(new Act("the place of " + one.id() + " of account " + one.account(),
                () -> cut(one, gateway, nowhere))));
        own(standing, gateway).forEach(one -> acts.add(new Act("the hub's attachment " + one.id(),
                () -> attachments.delete(one.id()))));
        return acts;
    }

    /** Those that we made for the hub's VPCs. */
    private static Stream<Attachment> own(List<Attachment> standing, Gateway gateway) {
        return standing.stream().filter(one -> one.account().equals(gateway.owner())
                && "hub-vpc".equals(one.tags().get(Tags.ROLE)));
    }

    /** A route to what no segment shows is somebody else's. */
    private void unroute(String vpc, Gateway gateway) {
        List<RouteTable> standing = routes.all(vpc);
        Set<Cidr> led = standing.stream().flatMap(table -> ledTo(gateway, table)).collect(Collectors.toSet());
        Set<Cidr> shown = gateway.segmentTables().stream().flatMap(table -> tables.shownOf(table, led).stream())
                .collect(Collectors.toSet());
        standing.forEach(table -> ledTo(gateway, table).filter(shown::contains)
                .forEach(range -> routes.remove(table.id(), range)));
    }

    private static Stream<Cidr> ledTo(Gateway gateway, RouteTable table) {
        return table.routes().stream().filter(route -> route.target().equals(gateway.id())).map(Route::destination);
    }

    private void cut(Attachment one, Gateway gateway, Place nowhere) {
        placement.giveUp(nowhere, one.id());
        gateway.airlockTables(settings.airlocks()).forEach(airlock -> tables.stopPropagating(airlock, one.id()));
    }
}
