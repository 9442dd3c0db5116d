package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.AttachmentFindings;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.Route;
import org.transithandshake.routing.RoutePlan;
import org.transithandshake.routing.RouteTable;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.routing.Subnet;
import org.transithandshake.routing.TableChoice;
import org.transithandshake.routing.VpcSubnets;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;

/** Step ⑥, the same in both accounts: leads destinations through a gateway in the tables of attached VPCs. */
public final class RouteFixer {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFixer.class);

    private final VpcRoutes routes;
    private final TableChoice choice;
    private final List<Cidr> withdrawn;

    /** Writes into the tables of the subnets in an attachment's zones. */
    public RouteFixer(Aws aws) {
        this(new VpcRoutes(aws), TableChoice.attached(), List.of());
    }

    private RouteFixer(VpcRoutes routes, TableChoice choice, List<Cidr> withdrawn) {
        this.routes = routes;
        this.choice = choice;
        this.withdrawn = withdrawn;
    }

    /** The same for other tables. @param withdrawn no longer wanted: they carry nothing, and go when others stand */
    public RouteFixer with(TableChoice others, List<Cidr> gone) {
        return new RouteFixer(routes, others, gone);
    }

    /**
     * Finds the changes that the tables need, in zones in which an attachment has a subnet, and makes them if the
     * settings say so. In other zones a route would only lose packets; they are findings.
     *
     * @throws NotYet if somebody else changed a table at the same time: look again
     */
    public Fixed fix(Collection<Attachment> attachments, Collection<Cidr> destinations, String gatewayId,
            Settings settings) {
        return fix(attachments, destinations, gatewayId, settings.attachmentOptions(), settings.writesRoutes());
    }

    /** The same, with what the attachments are asked to have, and whether routes are written. */
    public Fixed fix(Collection<Attachment> attachments, Collection<Cidr> destinations, String gatewayId,
            Options options, boolean write) {
        Fixed fixed = change(attachments, destinations, gatewayId, write);
        Map<String, VpcSubnets> subnets = fixed.seen().byVpc();
        boolean ipv6 = destinations.stream().anyMatch(Cidr::isIpv6);
        return new Fixed(fixed.report().with(attachments.stream()
                .flatMap(one -> findings(one, of(one, subnets), options, ipv6).stream()).toList()),
                fixed.changes(), fixed.written(), fixed.seen());
    }

    /** As {@link #fix}, without findings. */
    public Fixed change(Collection<Attachment> attachments, Collection<Cidr> destinations, String gatewayId,
            boolean write) {
        SeenVpcs seen = see(attachments);
        List<RouteTable> tables = tables(attachments, seen);
        List<Change> plan = RoutePlan.of(tables.stream().map(table -> table.without(withdrawn, gatewayId)).toList(),
                destinations, gatewayId);
        List<Change> made = write ? make(plan, gatewayId) : plan;
        if (made.size() < plan.size()) {
            throw new NotYet("somebody else wrote a route to one of " + destinations + " meanwhile; looking again");
        }
        // A withdrawn route may be what carries a destination that found no room.
        if (write && made.stream().noneMatch(Change.NoRoom.class::isInstance)) {
            remove(tables, withdrawn, gatewayId, true);
        }
        return new Fixed(RouteReport.of(made, gatewayId, write), made, write, seen);
    }

    /** Deletes the routes that lead these very ranges to the gateway, if {@code write} says so; a line for each. */
    public List<String> remove(Collection<Attachment> attachments, Collection<Cidr> ranges, String gatewayId,
            boolean write) {
        return remove(tables(attachments, see(attachments)), ranges, gatewayId, write);
    }

    /** A line for each route to what is withdrawn, with the command that deletes it. */
    List<String> remove(Collection<Attachment> attachments, String gatewayId) {
        return withdrawn.isEmpty() ? List.of() : remove(attachments, withdrawn, gatewayId, false);
    }

    private List<String> remove(List<RouteTable> tables, Collection<Cidr> ranges, String gatewayId, boolean write) {
        List<String> lines = new ArrayList<>();
        for (RouteTable table : tables) {
            table.routes().stream().filter(route -> route.target().equals(gatewayId))
                    .filter(route -> ranges.contains(route.destination())).map(Route::destination).forEach(range -> {
                        if (write) {
                            routes.remove(table.id(), range);
                        }
                        lines.add(table.id() + ": " + range + " -> " + gatewayId + (write ? " removed"
                                : " is no longer wanted; " + VpcRoutes.deletion(table.id(), range)));
                    });
        }
        if (!lines.isEmpty()) {
            LOG.info("{}", lines);
        }
        return List.copyOf(lines);
    }

    /** The tables of the subnets in the zones that the attachments serve. */
    List<RouteTable> tables(Collection<Attachment> attachments) {
        return tables(attachments, see(attachments));
    }

    /** The tables of attached VPCs. @param others those that get no routes */
    record Tables(List<RouteTable> chosen, List<RouteTable> others, SeenVpcs seen) {
    }

    /** Those that are chosen, and all others of the same VPCs. */
    Tables sides(Collection<Attachment> attachments) {
        SeenVpcs seen = see(attachments);
        List<RouteTable> chosen = tables(attachments, seen);
        Set<String> ids = chosen.stream().map(RouteTable::id).collect(Collectors.toSet());
        return new Tables(chosen, VpcRoutes.all(seen.tables()).stream()
                .filter(table -> !ids.contains(table.id())).toList(), seen);
    }

    private SeenVpcs see(Collection<Attachment> attachments) {
        return routes.see(attachments.stream().map(Attachment::vpcId).distinct().toList());
    }

    private List<RouteTable> tables(Collection<Attachment> attachments, SeenVpcs seen) {
        return choice.among(seen.observed(), served(attachments, seen.byVpc()));
    }

    private static List<Subnet> served(Collection<Attachment> attachments, Map<String, VpcSubnets> subnets) {
        return attachments.stream().flatMap(one -> of(one, subnets).servedBy(one.subnetIds()).stream()).distinct()
                .toList();
    }

    private static VpcSubnets of(Attachment attachment, Map<String, VpcSubnets> subnets) {
        return subnets.getOrDefault(attachment.vpcId(), new VpcSubnets(List.of()));
    }

    private static List<String> findings(Attachment attachment, VpcSubnets subnets, Options asked, boolean ipv6) {
        List<String> findings = new ArrayList<>(
                AttachmentFindings.unservedZones(attachment.id(), subnets, attachment.subnetIds()));
        boolean carries = subnets.canCarryIpv6(attachment.subnetIds());
        Options wanted = ipv6 && carries ? asked.enable(Options.IPV6) : asked;
        Options missing = wanted.differingFrom(attachment.options());
        if (!missing.isEmpty()) {
            findings.add(AttachmentFindings.otherOptions(attachment.id(), missing.toString(),
                    attachment.options().only(missing).toString()));
        }
        List<String> without = subnets.withoutIpv6(attachment.subnetIds());
        if (ipv6 && !without.isEmpty()) {
            findings.add(AttachmentFindings.noIpv6(attachment.id(), without));
        }
        return findings;
    }

    /** Each is tried, whatever becomes of the others; those that met somebody else's route are left out. */
    private List<Change> make(List<Change> plan, String gatewayId) {
        return plan.stream().flatMap(change -> {
            LOG.info("{}", change);
            return routes.apply(change, gatewayId).stream();
        }).toList();
    }
}
