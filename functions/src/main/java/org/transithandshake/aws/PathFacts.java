package org.transithandshake.aws;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.AclRule;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Traffic;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;

/** What EC2 describes, as the path trace knows it. */
public final class PathFacts {
    private PathFacts() {
    }

    public static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet seen) {
        Stream<String> v6 = seen.ipv6CidrBlockAssociationSet().stream()
                .filter(block -> block.ipv6CidrBlockState().state() == SubnetCidrBlockStateCode.ASSOCIATED)
                .map(block -> block.ipv6CidrBlock());
        return new Subnet(seen.subnetId(), seen.availabilityZoneId(),
                Stream.concat(Stream.ofNullable(seen.cidrBlock()), v6).map(Cidr::of).toList());
    }

    /** Without the routes to prefix lists, whose entries it does not tell. */
    public static RouteTable table(software.amazon.awssdk.services.ec2.model.RouteTable seen) {
        return table(seen, list -> List.of());
    }

    /** With a route for each entry of a prefix list. @param entries of a list, by its id */
    public static RouteTable table(software.amazon.awssdk.services.ec2.model.RouteTable seen,
            Function<String, List<Cidr>> entries) {
        Stream<Route> listed = seen.routes().stream().filter(route -> route.destinationPrefixListId() != null)
                .flatMap(route -> entries.apply(route.destinationPrefixListId()).stream().map(range -> new Route(range,
                        VpcRoutes.target(route).replace(' ', '-'), state(route), RouteOrigin.PREFIX_LIST)));
        Stream<Route> ranges = seen.routes().stream().filter(route -> Stream.of(route.destinationCidrBlock(),
                route.destinationIpv6CidrBlock()).anyMatch(Objects::nonNull)).map(PathFacts::route);
        return new RouteTable(seen.routeTableId(),
                seen.associations().stream().anyMatch(use -> Boolean.TRUE.equals(use.main())),
                Stream.concat(ranges, listed).toList(),
                seen.associations().stream().map(RouteTableAssociation::subnetId).filter(Objects::nonNull).toList());
    }

    private static RouteState state(software.amazon.awssdk.services.ec2.model.Route seen) {
        return "blackhole".equals(seen.stateAsString()) ? RouteState.BLACKHOLE : RouteState.ACTIVE;
    }

    private static Route route(software.amazon.awssdk.services.ec2.model.Route seen) {
        org.transithandshake.routing.Route read = VpcRoutes.route(seen);
        return new Route(read.destination(), read.target().replace(' ', '-'),
                read.blackhole() ? RouteState.BLACKHOLE : RouteState.ACTIVE,
                "EnableVgwRoutePropagation".equals(seen.originAsString())
                        ? RouteOrigin.PROPAGATED : RouteOrigin.STATIC);
    }

    static NetworkAcl acl(software.amazon.awssdk.services.ec2.model.NetworkAcl seen) {
        return new NetworkAcl(seen.networkAclId(),
                seen.associations().stream().map(NetworkAclAssociation::subnetId).toList(),
                rules(seen.entries(), false), rules(seen.entries(), true));
    }

    private static List<AclRule> rules(List<NetworkAclEntry> entries, boolean egress) {
        return entries.stream().filter(entry -> entry.egress() == egress).map(PathFacts::rule).toList();
    }

    private static AclRule rule(NetworkAclEntry entry) {
        return new AclRule(entry.ruleNumber(), entry.ruleAction() == RuleAction.ALLOW, traffic(entry),
                Cidr.of(Optional.ofNullable(entry.cidrBlock()).orElseGet(entry::ipv6CidrBlock)));
    }

    private static Traffic traffic(NetworkAclEntry entry) {
        int protocol = Integer.parseInt(entry.protocol());
        return entry.icmpTypeCode() != null
                ? Traffic.of(protocol, entry.icmpTypeCode().type(), entry.icmpTypeCode().code())
                : entry.portRange() != null ? Traffic.of(protocol, entry.portRange().from(), entry.portRange().to())
                : Traffic.of(protocol, -1, -1);
    }
}
