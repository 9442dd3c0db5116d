package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.Optional;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.ec2.model.GetIpamPoolAllocationsRequest;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;

/**
 * The emulated EC2 of all accounts and Regions: VPCs, subnets, route tables, firewalls and transit gateways.
 *
 * <p>It answers the SDK's own types, with the states, waits and error codes of the Amazon VPC Transit Gateways guide
 * and the EC2 API reference. Somebody else's resource, a foreign Region's too, does not exist for a caller, except a
 * gateway or prefix list that RAM shares and the caller's own attachments to it.
 */
public final class Ec2 {
    private final World world;
    private final IpamPools pools;
    private final Operations operations;

    public Ec2(Timeline time, Delays delays, Switches switches, Journal journal, Sharing sharing) {
        this(time, delays, switches, journal, sharing, Pages.large());
    }

    /** @param pages how Describe and Get calls cut their lists */
    public Ec2(Timeline time, Delays delays, Switches switches, Journal journal, Sharing sharing, Pages pages) {
        world = new World(time, delays, switches, journal, sharing, pages);
        pools = new IpamPools(world);
        Calls calls = new Calls(new Rights(world));
        Associations associations = new Associations(world);
        Propagations propagations = new Propagations(world);
        GatewayTables gatewayTables = new GatewayTables(world, associations, propagations);
        RouteTables tables = new RouteTables(world, new Routes(world));
        Firewalls firewalls = Firewalls.in(world);
        Vpcs vpcs = new Vpcs(world, tables, firewalls, propagations::blocksChanged);
        Gateways gateways = new Gateways(world, gatewayTables);
        Attachments attachments = new Attachments(world, gateways, vpcs, associations, propagations);
        VpcCalls.add(calls, world, vpcs, tables, firewalls);
        FirewallCalls.add(calls, world, firewalls);
        PeopleCalls.add(calls, world, vpcs,
                new Deletions(world, vpcs, tables, firewalls, new Interfaces(world)));
        GatewayCalls.add(calls, gateways, attachments, new AttachmentViews(world, attachments, associations));
        RoutingCalls.add(calls, world, gatewayTables,
                new Connections(world, gatewayTables, attachments, associations, propagations),
                new GatewayRoutes(world, gatewayTables, attachments, propagations));
        calls.call(GetIpamPoolAllocationsRequest.class, pools::allocations, (caller, request) -> List.of(new Access(
                "ec2:GetIpamPoolAllocations", "arn:aws:ec2::" + caller.account() + ":ipam-pool/"
                + request.ipamPoolId())));
        TagCalls.add(calls, new Rights(world), new TagCalls(world, attachments, gateways));
        operations = calls.operations();
    }

    public Operations operations() {
        return operations;
    }

    /** Whether the ARN is that of a transit gateway or prefix list that exists, so that it can be shared. */
    public boolean exists(String arn) {
        return world.prefixLists.all().anyMatch(kept -> kept.value().prefixListArn().equals(arn))
                || world.gateways.all().map(Shelf.Kept::value).anyMatch(gateway ->
                gateway.transitGatewayArn().equals(arn) && gateway.state() != TransitGatewayState.DELETED);
    }

    /** A pool of IPAM gives a range to somebody's VPC; the pool is made with its first. */
    public void allocate(String owner, String pool, String vpcId, String vpcOwner, String cidr) {
        pools.allocate(owner, pool, vpcId, vpcOwner, cidr);
    }

    /** The account that owns the gateway. */
    public Optional<String> owner(String gatewayId) {
        return world.gateways.all().map(Shelf.Kept::value)
                .filter(gateway -> gateway.transitGatewayId().equals(gatewayId))
                .map(TransitGateway::ownerId).findFirst();
    }
}
