package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.Half;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Support;
import org.transithandshake.path.Vpc;
import org.transithandshake.routing.Change;
import org.transithandshake.step.Options;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Traces an account's own halves of connections, from what {@link RouteFixer} read and one read of network ACLs. */
public final class Halves {
    private static final Logger LOG = LoggerFactory.getLogger(Halves.class);

    private final Aws aws;

    public Halves(Aws aws) {
        this.aws = aws;
    }

    /**
     * Traces between these VPCs of this account and the far one.
     *
     * @param own     attached VPCs, whose routes have just been looked at
     * @param gateway as this account sees it
     * @param far     an unseen VPC of another account; its CIDRs are the ranges in question
     */
    public Half trace(Fixed fixed, Collection<Attachment> own, Gateway gateway, Vpc far) {
        return byFar(fixed, own, gateway, List.of(far)).get(far.id());
    }

    /** The same for several of them: what is lost between all VPCs of this account and each far one, by its id. */
    public Map<String, Half> byFar(Fixed fixed, Collection<Attachment> own, Gateway gateway, Collection<Vpc> far) {
        List<NetworkAcl> acls = acls(own);
        List<Vpc> near = own.stream().map(one -> vpc(one, fixed, gateway.id())).toList();
        return logged(far, Vpc::id, other -> Half.together(near.stream()
                .map(vpc -> Half.of(vpc, acls, gateway, other)).toList()));
    }

    /**
     * What is lost between each VPC of this account and the far one, by the attachment's id.
     *
     * @param apart subnets of this account's that take no part
     */
    public Map<String, Half> byOwn(Fixed fixed, Collection<Attachment> own, Gateway gateway, Vpc far,
            Set<String> apart) {
        List<NetworkAcl> acls = acls(own);
        return logged(own, Attachment::id, one -> Half.of(vpc(one, fixed, gateway.id()), acls, gateway, far, apart));
    }

    private static <T> Map<String, Half> logged(Collection<T> ends, Function<T, String> id, Function<T, Half> trace) {
        Map<String, Half> halves = new TreeMap<>();
        ends.forEach(one -> halves.put(id.apply(one), trace.apply(one)));
        LOG.info("{}", halves);
        return halves;
    }

    /** A VPC attachment for the trace. @param table what it is associated with; only the gateway's owner sees that */
    public static org.transithandshake.path.Attachment attachment(Attachment seen, Optional<String> table) {
        return new org.transithandshake.path.Attachment(seen.id(), seen.vpcId(), seen.account(), seen.subnetIds(),
                seen.state(), table).withIpv6(seen.options().enables(Options.IPV6)
                        ? Support.ENABLED : Support.DISABLED);
    }

    /** Every table has a local route for each block of its VPC ("Route tables", Amazon VPC user guide). */
    private static Vpc vpc(Attachment own, Fixed fixed, String gatewayId) {
        List<RouteTable> tables = fixed.seen().tables().stream().filter(table -> table.vpcId().equals(own.vpcId()))
                .map(PathFacts::table).map(table -> written(table, fixed, gatewayId)).toList();
        List<Cidr> blocks = tables.stream().flatMap(table -> table.routes().stream()).filter(Route::isLocal)
                .map(Route::destination).distinct().toList();
        return Vpc.seen(own.vpcId(), own.account(), blocks, fixed.seen().subnets().stream()
                .filter(subnet -> subnet.vpcId().equals(own.vpcId())).map(PathFacts::subnet).toList(), tables);
    }

    /** The table after the changes: a route that was made or found is there. */
    private static RouteTable written(RouteTable table, Fixed fixed, String gatewayId) {
        List<Cidr> there = fixed.changes().stream().filter(change -> change.tableId().equals(table.id()))
                .filter(change -> change instanceof Change.Present || fixed.written()
                        && (change instanceof Change.Add || change instanceof Change.Renew))
                .map(Change::destination).toList();
        List<Route> routes = new ArrayList<>(table.routes());
        routes.removeIf(route -> there.contains(route.destination()));
        there.forEach(range -> routes.add(new Route(range, gatewayId, RouteState.ACTIVE, RouteOrigin.STATIC)));
        return new RouteTable(table.id(), table.main(), routes, table.subnetIds());
    }

    /** Those of the attached VPCs; none where the right to read them is lacking, so that they are not known. */
    private List<NetworkAcl> acls(Collection<Attachment> own) {
        List<String> vpcIds = own.stream().map(Attachment::vpcId).distinct().toList();
        try {
            return aws.ec2().describeNetworkAclsPaginator(r -> r.filters(VpcRoutes.vpcFilter(vpcIds))).networkAcls()
                    .stream().map(PathFacts::acl).toList();
        } catch (Ec2Exception e) {
            if (Errors.DENIED.equals(Errors.code(e))) {
                LOG.warn("the network ACLs of {} are not known: {}", vpcIds, e.getMessage());
                return List.of();
            }
            throw e;
        }
    }
}
