package org.transithandshake.lab.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.AclRule;
import org.transithandshake.path.GroupRule;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.Peer;
import org.transithandshake.path.PortRange;
import org.transithandshake.path.SecurityGroup;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Traffic;
import org.transithandshake.path.Vpc;

/** Security groups and network ACLs that let most things pass, and some not. */
final class FilterFaults {

    private static final List<String> BLOCKS = List.of("0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16",
            "10.2.1.0/24", "10.0.0.4/32", "fd00::/16", "fd00:1::/56", "fd00:2:0:1::/64");
    private static final List<Traffic> TRAFFIC = List.of(Traffic.all(), Traffic.tcp(0, 65535), Traffic.tcp(22, 22),
            Traffic.tcp(0, 1023), Traffic.tcp(10_000, 20_000), Traffic.tcp(443, 65535),
            new Traffic(Traffic.UDP, PortRange.ALL), new Traffic(Traffic.UDP, new PortRange(53, 12_000)),
            Traffic.icmp(false, -1, -1), Traffic.icmp(false, 8, -1), Traffic.icmp(false, 0, 0),
            Traffic.icmp(true, -1, -1), Traffic.icmp(true, 128, 0), Traffic.icmp(true, 129, -1),
            new Traffic(50, PortRange.ALL));

    private final Random random;

    FilterFaults(Random random) {
        this.random = random;
    }

    List<String> groupsOf(Vpc vpc) {
        return random.nextInt(3) == 0 ? List.of(group(vpc, 0), group(vpc, 1)) : List.of(group(vpc, random.nextInt(2)));
    }

    List<SecurityGroup> groups(Vpc vpc) {
        return IntStream.range(0, 2)
                .mapToObj(number -> new SecurityGroup(group(vpc, number), rules(), rules())).toList();
    }

    private static String group(Vpc vpc, int number) {
        return "sg-" + vpc.id().substring(4) + "-" + number;
    }

    private List<GroupRule> rules() {
        List<GroupRule> rules = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            rules.add(new GroupRule(Traffic.all(), new Peer.Block(Cidr.of("0.0.0.0/0"))));
            rules.add(new GroupRule(Traffic.all(), new Peer.Block(Cidr.of("::/0"))));
        }
        IntStream.range(0, random.nextInt(3)).forEach(n -> rules.add(new GroupRule(traffic(), peer())));
        return rules;
    }

    private Peer peer() {
        return switch (random.nextInt(3)) {
            case 0 -> new Peer.Group("sg-" + random.nextInt(Topology.VPCS) + "-" + random.nextInt(2));
            case 1 -> new Peer.PrefixList("pl-1", Optional.of(List.of(block(), block())));
            default -> new Peer.Block(block());
        };
    }

    /** The first ACL guards most subnets, as the default one does. */
    List<NetworkAcl> acls(Vpc vpc) {
        List<String> strict = vpc.subnets().stream().map(Subnet::id).filter(id -> random.nextInt(3) == 0).toList();
        List<String> others = vpc.subnets().stream().map(Subnet::id).filter(id -> !strict.contains(id)).toList();
        return List.of(new NetworkAcl("acl-" + vpc.id() + "-0", others, entries(List.of()), entries(List.of())),
                new NetworkAcl("acl-" + vpc.id() + "-1", strict, entries(some()), entries(some())));
    }

    private List<AclRule> some() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(n -> new AclRule(10 + n, random.nextInt(3) > 0, traffic(), block())).toList();
    }

    private List<AclRule> entries(List<AclRule> first) {
        List<AclRule> rules = new ArrayList<>(first);
        if (first.isEmpty() || random.nextInt(4) > 0) {
            rules.add(new AclRule(100, true, Traffic.all(), Cidr.of("0.0.0.0/0")));
            rules.add(new AclRule(101, true, Traffic.all(), Cidr.of("::/0")));
        }
        return rules;
    }

    private Traffic traffic() {
        return TRAFFIC.get(random.nextInt(TRAFFIC.size()));
    }

    private Cidr block() {
        return Cidr.of(BLOCKS.get(random.nextInt(BLOCKS.size())));
    }
}
