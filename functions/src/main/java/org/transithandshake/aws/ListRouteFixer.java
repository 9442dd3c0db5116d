package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.transithandshake.routing.SpokeRoutes;
import org.transithandshake.routing.TableChoice;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;

/**
 * Step ⑥ in a spoke that is routed by prefix lists: one route for each table and list of the hub's. The hub names the
 * lists; their entries are read here, and one outside the spoke's destinations ends the route.
 */
public final class ListRouteFixer {
    private static final Logger LOG = LoggerFactory.getLogger(ListRouteFixer.class);

    private final RouteFixer fixer;
    private final VpcRoutes routes;
    private final PrefixLists lists;
    private final Settings settings;
    private final Wish wish;

    /** By the parameters, until {@link #by} says otherwise. */
    public ListRouteFixer(Aws aws, Settings settings) {
        this(new RouteFixer(aws), new VpcRoutes(aws), new PrefixLists(aws), settings, new Wish(new SpokeRoutes(
                settings.destinations(), TableChoice.attached(), settings.writesRoutes()), false, ""));
    }

    private ListRouteFixer(RouteFixer fixer, VpcRoutes routes, PrefixLists lists, Settings settings, Wish wish) {
        this.fixer = fixer;
        this.routes = routes;
        this.lists = lists;
        this.settings = settings;
        this.wish = wish;
    }

    /** @param file whether a file may have wanted other tables before, which lose our routes */
    private record Wish(SpokeRoutes routes, boolean file, String asker) {
        boolean writes() {
            return routes.writes();
        }

        String missing() {
            return "the hub names no prefix list for the attachment's segment; deploy the hub with PrefixListMaxEntries"
                    + (routes.by().isPresent() ? ", or write 'by: cidr' in the policy's routes"
                            : ", or this stack with RouteBy=cidr");
        }
    }

    /** The same for what the policy says by now. @param withdrawn destinations whose own routes go when lists lead */
    public ListRouteFixer by(SpokePolicy policy, List<Cidr> withdrawn) {
        return new ListRouteFixer(fixer.with(policy.routes().tables(), withdrawn), routes, lists, settings,
                new Wish(policy.routes(), policy.isFile(), policy.asker()));
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
        List<ListChange> changes = make(plan(tables, wanted, gateway), gateway);
        // A withdrawn route may be what carries a destination whose list found no room.
        RouteFixer own = changes.stream().noneMatch(change -> change.kind() == ListChange.Kind.NO_ROOM) ? fixer
                : fixer.with(wish.routes().tables(), List.of());
        Fixed rest = own.fix(List.of(attachment), List.of(), gateway, settings.attachmentOptions(), wish.writes());
        RouteReport report = listIds.isEmpty() ? new RouteReport("conflict", List.of(wish.missing()))
                : ListRoutePlan.report(changes, gateway, wish.writes());
        return new Fixed(report.with(rest.report().findings()), ListRoutePlan.byEntry(changes, tables, wanted),
                wish.writes(), rest.seen());
    }

    /** What a person has to do about it after {@link #fix}, a line each; changes nothing. */
    public List<String> left(Attachment attachment, Collection<String> listIds) {
        String gateway = attachment.gatewayId();
        List<String> lines = new ArrayList<>(listIds.isEmpty() ? List.of(wish.missing()) : ListRoutePlan.forPeople(
                plan(fixer.tables(List.of(attachment)), wanted(listIds), gateway).stream().map(this::left).toList(),
                gateway, wish.writes()));
        lines.addAll(wish.writes() ? List.of() : fixer.remove(List.of(attachment), gateway));
        return List.copyOf(lines);
    }

    /** A route that was to be written and is missing still has found no room. */
    private ListChange left(ListChange change) {
        return wish.writes() && change.kind() == ListChange.Kind.ADD ? change.withoutRoom() : change;
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
     * A sweep's look: routes by lists that have an entry too many are ended at once, as are those of tables that the
     * policy's file does not choose.
     *
     * @param attachments to one gateway
     * @return whether every table is led by the hub's lists as it should be, and what was ended
     */
    public Look look(List<Attachment> attachments, String gatewayId) {
        RouteFixer.Tables tables = fixer.sides(attachments);
        List<RouteTable> unchosen = wish.file() ? tables.others() : List.of();
        List<Listed> hubs = leading(Stream.concat(tables.chosen().stream(), unchosen.stream()).toList(), gatewayId);
        Set<String> led = ids(tables.chosen(), gatewayId);
        List<PrefixList> followed = hubs.stream().filter(list -> led.contains(list.id())).map(lists::entries).toList();
        List<ListChange> changes = plan(tables.chosen(), followed, gatewayId);
        List<ListChange> outside = changes.stream()
                .filter(change -> change.kind() == ListChange.Kind.REMOVE).toList();
        make(outside, gatewayId);
        boolean sound = tables.chosen().isEmpty()
                || !followed.isEmpty() && changes.stream().allMatch(ListChange::isSound);
        return new Look(sound, ListRoutePlan.forPeople(outside, gatewayId, wish.writes()),
                end(unchosen, hubs, gatewayId), new Fixed(ListRoutePlan.report(changes, gatewayId, wish.writes()),
                        ListRoutePlan.byEntry(changes, tables.chosen(), followed), false, tables.seen()));
    }

    /** Ends our routes by lists in every table, where the policy says that none is to lead; a line for each. */
    public List<String> none(List<Attachment> attachments, String gatewayId) {
        RouteFixer.Tables tables = fixer.sides(attachments);
        List<RouteTable> all = Stream.concat(tables.chosen().stream(), tables.others().stream()).toList();
        return end(all, leading(all, gatewayId), gatewayId);
    }

    /** The hub's lists by which the tables lead to the gateway; asks nobody if there is no such route. */
    private List<Listed> leading(List<RouteTable> tables, String gatewayId) {
        Set<String> led = ids(tables, gatewayId);
        return led.isEmpty() ? List.of() : lists.of(settings.hubAccount()).stream()
                .filter(list -> led.contains(list.id())).toList();
    }

    private static Set<String> ids(List<RouteTable> tables, String gatewayId) {
        return tables.stream().flatMap(table -> table.lists().stream())
                .filter(route -> route.target().equals(gatewayId)).map(ListRoute::listId).collect(Collectors.toSet());
    }

    /** A route is ours if it leads by a list of the hub's to the hub's gateway. */
    private List<String> end(List<RouteTable> tables, List<Listed> hubs, String gatewayId) {
        Set<String> ours = hubs.stream().map(Listed::id).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (RouteTable table : tables) {
            table.lists().stream().filter(route -> route.target().equals(gatewayId)).map(ListRoute::listId)
                    .filter(ours::contains).forEach(list -> {
                        if (wish.writes()) {
                            routes.removeList(table.id(), list);
                        }
                        lines.add(table.id() + ": " + list + " -> " + gatewayId + (wish.writes() ? " removed"
                                : " is no longer wanted; " + ListChange.deletion(table.id(), list)));
                    });
        }
        return List.copyOf(lines);
    }

    private List<ListChange> plan(List<RouteTable> tables, List<PrefixList> wanted, String gatewayId) {
        return ListRoutePlan.of(tables, wanted, wish.routes().destinations(), gatewayId, wish.asker());
    }

    /** What has become of them; where nothing is written, they themselves. */
    private List<ListChange> make(List<ListChange> changes, String gatewayId) {
        LOG.info("{}", changes);
        if (!wish.writes()) {
            return changes;
        }
        List<ListChange> made = changes.stream().flatMap(change -> routes.apply(change, gatewayId).stream()).toList();
        if (made.size() < changes.size()) {
            throw new NotYet("somebody else wrote a route to a prefix list meanwhile; looking again");
        }
        return made;
    }

    /** Ends every route to the gateway by a list of the hub's. */
    public void leave(Attachment attachment) {
        List<RouteTable> tables = routes.all(attachment.vpcId());
        Set<String> ours = leading(tables, attachment.gatewayId()).stream().map(Listed::id)
                .collect(Collectors.toSet());
        tables.forEach(table -> table.lists().stream()
                .filter(route -> route.target().equals(attachment.gatewayId()) && ours.contains(route.listId()))
                .forEach(route -> routes.removeList(table.id(), route.listId())));
    }

    /**
     * @param outside  what was ended, or is to be, because of an entry; a line each
     * @param unchosen what was ended, or is to be, because the policy's file does not choose the table
     * @param routes   what leads to the gateway, an entry each
     */
    public record Look(boolean isSound, List<String> outside, List<String> unchosen, Fixed routes) {
    }
}
