package org.transithandshake.lab.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.AclRule;
import org.transithandshake.path.Filters;
import org.transithandshake.path.GroupRule;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.NetworkInterface;
import org.transithandshake.path.Peer;
import org.transithandshake.path.SecurityGroup;
import org.transithandshake.path.Traffic;

/** A side's interfaces, security groups and network ACLs. */
record FilterFacts(Side side) {

    /** The names that EC2 gives for numbers ("IpPermission", EC2 API reference). */
    private static final Map<String, Integer> PROTOCOLS = Map.of(
            "icmp", Traffic.ICMP, "tcp", Traffic.TCP, "udp", Traffic.UDP, "icmpv6", Traffic.ICMPV6);

    /** Empty if none of the three operations is in the file. */
    Optional<Filters> of(String vpc) {
        if (Stream.of("DescribeNetworkInterfaces", "DescribeSecurityGroups", "DescribeNetworkAcls")
                .noneMatch(side::has)) {
            return Optional.empty();
        }
        return Optional.of(new Filters(vpc,
                read("DescribeNetworkInterfaces", vpc, FilterFacts::networkInterface),
                read("DescribeSecurityGroups", vpc, this::group),
                read("DescribeNetworkAcls", vpc, FilterFacts::acl)));
    }

    private <T> List<T> read(String operation, String vpc, Function<Fact, T> reading) {
        return side.list(operation).stream().filter(some -> some.text("VpcId").filter(vpc::equals).isPresent())
                .map(some -> some.as(reading)).toList();
    }

    static NetworkInterface networkInterface(Fact fact) {
        Stream<String> v4 = fact.texts("PrivateIpAddresses", "PrivateIpAddress").stream();
        Stream<String> v6 = fact.texts("Ipv6Addresses", "Ipv6Address").stream();
        return new NetworkInterface(fact.need("NetworkInterfaceId"), Stream.concat(v4, v6).map(Address::parse).toList(),
                fact.texts("Groups", "GroupId"));
    }

    private SecurityGroup group(Fact fact) {
        return new SecurityGroup(fact.need("GroupId"),
                rules(fact, "IpPermissions"), rules(fact, "IpPermissionsEgress"));
    }

    private List<GroupRule> rules(Fact group, String list) {
        return group.each(list).flatMap(rule -> rule.as(some -> {
            Traffic traffic = permitted(some);
            return peers(some).map(peer -> new GroupRule(traffic, peer)).toList();
        }).stream()).toList();
    }

    private Stream<Peer> peers(Fact rule) {
        Stream<Peer> blocks = Stream.concat(rule.texts("IpRanges", "CidrIp").stream(),
                rule.texts("Ipv6Ranges", "CidrIpv6").stream()).map(text -> new Peer.Block(Cidr.of(text)));
        Stream<Peer> lists = rule.texts("PrefixListIds", "PrefixListId").stream()
                .map(id -> new Peer.PrefixList(id, side.prefixList(id)));
        Stream<Peer> groups = rule.texts("UserIdGroupPairs", "GroupId").stream().map(Peer.Group::new);
        return Stream.of(blocks, lists, groups).flatMap(all -> all);
    }

    private static Traffic permitted(Fact rule) {
        int from = rule.number("FromPort").orElse(-1);
        return Traffic.of(protocol(rule, "IpProtocol"), from, rule.number("ToPort").orElse(from < 0 ? -1 : from));
    }

    private static NetworkAcl acl(Fact fact) {
        return new NetworkAcl(fact.need("NetworkAclId"), fact.texts("Associations", "SubnetId"),
                entries(fact, false), entries(fact, true));
    }

    private static List<AclRule> entries(Fact acl, boolean egress) {
        return acl.each("Entries").filter(entry -> entry.is("Egress") == egress)
                .map(entry -> entry.as(FilterFacts::entry)).toList();
    }

    private static AclRule entry(Fact entry) {
        int number = entry.number("RuleNumber").orElseThrow(() -> entry.wrong("has no RuleNumber"));
        String action = entry.need("RuleAction");
        if (!action.equals("allow") && !action.equals("deny")) {
            throw entry.wrong("has the action '" + action + "' instead of allow or deny");
        }
        return new AclRule(number, action.equals("allow"), denoted(entry),
                Cidr.of(entry.text("CidrBlock").orElseGet(() -> entry.need("Ipv6CidrBlock"))));
    }

    private static Traffic denoted(Fact entry) {
        int protocol = protocol(entry, "Protocol");
        boolean icmp = protocol == Traffic.ICMP || protocol == Traffic.ICMPV6;
        Optional<Fact> what = entry.find(icmp ? "IcmpTypeCode" : "PortRange");
        return Traffic.of(protocol, what.flatMap(some -> some.number(icmp ? "Type" : "From")).orElse(-1),
                what.flatMap(some -> some.number(icmp ? "Code" : "To")).orElse(-1));
    }

    private static int protocol(Fact rule, String field) {
        String text = rule.need(field);
        if (PROTOCOLS.containsKey(text)) {
            return PROTOCOLS.get(text);
        }
        if (!text.matches("-1|[0-9]{1,3}")) {
            throw rule.wrong("has the protocol '" + text + "', which is not known");
        }
        return Integer.parseInt(text);
    }
}
