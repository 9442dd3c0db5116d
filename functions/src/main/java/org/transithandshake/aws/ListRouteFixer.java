package org.transithandshake.aws;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.PrefixLists.Listed;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.ListChange;
import org.transithandshake.routing.ListRoute;
import org.transithandshake.routing.ListRoutePlan;
import org.transithandshake.routing.PrefixList;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.routing.RouteTable;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;

/**
 * Step ⑥ in a spoke with {@code RouteBy=prefix-list}: one route for each table and list of the hub's. The hub names the
 * lists; their entries are read here, and one outside the spoke's destinations ends the route.
 */
public final class ListRouteFixer {
    private static final Logger LOG = LoggerFactory.getLogger(ListRouteFixer.class);
    private static final String NONE = "the hub names no prefix list for the attachment's segment; deploy the hub with"
            + " PrefixListMaxEntries, or this stack with RouteBy=cidr";

    private final RouteFixer fixer;
    private final VpcRoutes routes;
    private final PrefixLists lists;
    private final Settings settings;
    private final List<Cidr> destinations;
    private final boolean writes;

    public ListRouteFixer(Aws aws, Settings settings) {
        this(new RouteFixer(aws), new VpcRoutes(aws), new PrefixLists(aws), settings, settings.destinations(),
                settings.writesRoutes());
    }

    private ListRouteFixer(RouteFixer fixer, VpcRoutes routes, PrefixLists lists, Settings settings,
            List<Cidr> destinations, boolean writes) {
        this.fixer = fixer;
        this.routes = routes;
        this.lists = lists;
        this.settings = settings;
        this.destinations = destinations;
        this.writes = writes;
    }

    /** The same for what a policy's file wants. */
    public ListRouteFixer with(List<Cidr> others, boolean written) {
        return new ListRouteFixer(fixer, routes, lists, settings, others, written);
    }

    /**
     * Finds the changes that the tables need and makes them if the settings say so.
     *
     * @param listIds of the attachment's segment, as the hub names them
     * @throws NotYet if a list is not visible yet, or somebody else changed a table at the same time
     */
    public Fixed fix(Attachment attachment, Collection<String> listIds) {
        String gateway = attachment.gatewayId();
        List<PrefixList> wanted = listIds.isEmpty() ? List.of() : wanted(listIds);
        List<RouteTable> tables = fixer.tables(List.of(attachment));
        List<ListChange> changes = ListRoutePlan.of(tables, wanted, destinations, gateway);
        make(changes, gateway);
        Fixed rest = fixer.fix(List.of(attachment), List.of(), gateway, settings.attachmentOptions(), writes);
        RouteReport report = listIds.isEmpty() ? new RouteReport("conflict", List.of(NONE))
                : ListRoutePlan.report(changes, gateway, writes);
        return new Fixed(report.with(rest.report().findings()), ListRoutePlan.byEntry(changes, tables, wanted),
                writes, rest.seen());
    }

    /** What a person has to do about it, a line each; changes nothing. */
    public List<String> left(Attachment attachment, Collection<String> listIds) {
        return listIds.isEmpty() ? List.of(NONE) : ListRoutePlan.forPeople(ListRoutePlan.of(
                fixer.tables(List.of(attachment)), wanted(listIds), destinations, attachment.gatewayId()),
                attachment.gatewayId(), writes);
    }

    private List<PrefixList> wanted(Collection<String> listIds) {
        List<Listed> hubs = lists.of(settings.hubAccount());
        List<Listed> wanted = hubs.stream().filter(list -> listIds.contains(list.id())).toList();
        if (wanted.size() < Set.copyOf(listIds).size()) {
            throw new NotYet("the hub's prefix lists " + listIds + " are not all visible yet; visible are " + hubs);
        }
        return wanted.stream().map(lists::entries).toList();
    }

    /**
     * A sweep's look: routes by lists that have an entry too many are ended at once.
     *
     * @param attachments to one gateway
     * @return whether every table is led by the hub's lists as it should be, and what was ended
     */
    public Look look(List<Attachment> attachments, String gatewayId) {
        List<RouteTable> tables = fixer.tables(attachments);
        Set<String> led = tables.stream().flatMap(table -> table.lists().stream())
                .filter(route -> route.target().equals(gatewayId)).map(ListRoute::listId).collect(Collectors.toSet());
        List<Listed> hubs = led.isEmpty() ? List.of() : lists.of(settings.hubAccount()).stream()
                .filter(list -> led.contains(list.id())).toList();
        List<ListChange> changes = ListRoutePlan.of(tables, hubs.stream().map(lists::entries).toList(),
                destinations, gatewayId);
        List<ListChange> outside = changes.stream()
                .filter(change -> change.kind() == ListChange.Kind.REMOVE).toList();
        make(outside, gatewayId);
        return new Look(!hubs.isEmpty() && changes.stream().allMatch(ListChange::isSound),
                ListRoutePlan.forPeople(outside, gatewayId, writes));
    }

    private void make(List<ListChange> changes, String gatewayId) {
        LOG.info("{}", changes);
        if (writes
                && changes.stream().filter(change -> !routes.apply(change, gatewayId)).count() > 0) {
            throw new NotYet("somebody else wrote a route to a prefix list meanwhile; looking again");
        }
    }

    /** Ends every route to the gateway by a list of the hub's. */
    public void leave(Attachment attachment) {
        List<String> hubs = lists.of(settings.hubAccount()).stream().map(Listed::id).toList();
        routes.all(attachment.vpcId()).forEach(table -> table.lists().stream()
                .filter(route -> route.target().equals(attachment.gatewayId()) && hubs.contains(route.listId()))
                .forEach(route -> routes.removeList(table.id(), route.listId())));
    }

    /** @param outside what was ended, or is to be, because of an entry; a line each */
    public record Look(boolean isSound, List<String> outside) {
    }
}
