package org.transithandshake.lab.demo;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.aws.PathFacts;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.lab.Lab;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.Network;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Support;
import org.transithandshake.path.Vpc;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** Reads what {@code path} needs to know with EC2's Describe and Search calls, as a person of each account. */
public final class NetworkReader {
    private final Lab lab;

    public NetworkReader(Lab lab) {
        this.lab = lab;
    }

    /** The VPCs of the accounts, and the gateways of the hub. */
    public Network read(Collection<String> accounts, String hub) {
        List<Vpc> vpcs = accounts.stream().flatMap(this::vpcs).toList();
        Ec2Client ec2 = lab.ec2(hub);
        List<Gateway> gateways = ec2.describeTransitGatewaysPaginator().transitGateways().stream()
                .filter(gateway -> gateway.ownerId().equals(hub)).map(gateway -> gateway(ec2, gateway)).toList();
        return new Network(vpcs, gateways);
    }

    private Stream<Vpc> vpcs(String account) {
        Ec2Client ec2 = lab.ec2(account);
        return ec2.describeVpcs().vpcs().stream().map(vpc -> Vpc.seen(vpc.vpcId(), account,
                Stream.concat(vpc.cidrBlockAssociationSet().stream().map(VpcCidrBlockAssociation::cidrBlock),
                        vpc.ipv6CidrBlockAssociationSet().stream().map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock))
                        .map(Cidr::of).toList(),
                subnets(ec2, vpc.vpcId()), tables(ec2, vpc.vpcId())));
    }

    private static List<Subnet> subnets(Ec2Client ec2, String vpcId) {
        return ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpcId))).subnets().stream()
                .map(PathFacts::subnet).toList();
    }

    private static List<RouteTable> tables(Ec2Client ec2, String vpcId) {
        return ec2.describeRouteTables(r -> r.filters(filter("vpc-id", vpcId))).routeTables().stream()
                .map(table -> PathFacts.table(table, list -> ec2.getManagedPrefixListEntries(r -> r.prefixListId(list))
                        .entries().stream().map(entry -> Cidr.of(entry.cidr())).toList())).toList();
    }

    private static Gateway gateway(Ec2Client ec2, TransitGateway gateway) {
        Filter ofGateway = filter("transit-gateway-id", gateway.transitGatewayId());
        List<GatewayTable> tables = ec2.describeTransitGatewayRouteTables(r -> r.filters(ofGateway))
                .transitGatewayRouteTables().stream().map(table -> table(ec2, table)).toList();
        List<TransitGatewayAttachment> associations = ec2.describeTransitGatewayAttachments(r -> r.filters(ofGateway))
                .transitGatewayAttachments();
        List<Attachment> attachments = ec2.describeTransitGatewayVpcAttachments(r -> r.filters(ofGateway))
                .transitGatewayVpcAttachments().stream().map(seen -> attachment(seen, associations)).toList();
        return Gateway.seen(gateway.transitGatewayId(), gateway.ownerId(), tables, attachments)
                .with(support(gateway.options().securityGroupReferencingSupportAsString()));
    }

    private static GatewayTable table(Ec2Client ec2, TransitGatewayRouteTable table) {
        String name = table.tags().stream().filter(tag -> tag.key().equals("transit-handshake"))
                .map(Tag::value).findFirst().orElse("");
        return new GatewayTable(table.transitGatewayRouteTableId(), name, ec2.searchTransitGatewayRoutes(r -> r
                        .transitGatewayRouteTableId(table.transitGatewayRouteTableId())
                        .filters(filter("state", "active", "blackhole")))
                .routes().stream().map(NetworkReader::gatewayRoute).toList());
    }

    private static GatewayRoute gatewayRoute(TransitGatewayRoute route) {
        return new GatewayRoute(Cidr.of(route.destinationCidrBlock()),
                route.transitGatewayAttachments().stream().map(a -> a.transitGatewayAttachmentId()).findFirst(),
                "active".equals(route.stateAsString()) ? RouteState.ACTIVE : RouteState.BLACKHOLE,
                "static".equals(route.typeAsString()) ? RouteOrigin.STATIC : RouteOrigin.PROPAGATED);
    }

    private static Attachment attachment(
            TransitGatewayVpcAttachment seen, List<TransitGatewayAttachment> associations) {
        Optional<String> table = associations.stream()
                .filter(other -> other.transitGatewayAttachmentId().equals(seen.transitGatewayAttachmentId()))
                .map(TransitGatewayAttachment::association).filter(Objects::nonNull)
                .filter(association -> "associated".equals(association.stateAsString()))
                .map(TransitGatewayAttachmentAssociation::transitGatewayRouteTableId).findFirst();
        return new Attachment(seen.transitGatewayAttachmentId(), seen.vpcId(), seen.vpcOwnerId(), seen.subnetIds(),
                seen.stateAsString(), table).withIpv6(support(seen.options().ipv6SupportAsString()))
                .with(support(seen.options().securityGroupReferencingSupportAsString()));
    }

    private static Support support(String value) {
        return "enable".equals(value) ? Support.ENABLED : Support.DISABLED;
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
