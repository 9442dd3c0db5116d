package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * Two VPCs with everything right and filters that let SSH pass from a to b: hosts 10.0.1.4 and 10.1.1.4 in subnets of
 * their own, the gateway's interfaces in subnet-ga and subnet-gb of the same zone. Tests change one thing of it.
 */
final class Guarded {

    static final Vpc A = vpc("a", Sample.SPOKE, "10.0", "fd00:a", "10.1.0.0/16", "fd00:b::/56");
    static final Vpc B = vpc("b", Sample.HUB, "10.1", "fd00:b", "10.0.0.0/16", "fd00:a::/56");
    static final Attachment TO_A = Sample.attachment(A).with(Support.ENABLED);
    static final Attachment TO_B = Sample.attachment(B).with(Support.ENABLED);
    static final Gateway GATEWAY = gateway(Support.ENABLED, TO_A, TO_B);
    static final Flow SSH = Flow.between("10.0.1.4", "10.1.1.4", Service.tcp(22));
    static final Flow SSH6 = Flow.between("fd00:a:0:1::4", "fd00:b:0:1::4", Service.tcp(22));
    static final GroupRule ANYTHING = new GroupRule(Traffic.all(), block("0.0.0.0/0"));
    static final GroupRule ANYTHING6 = new GroupRule(Traffic.all(), block("::/0"));
    static final SecurityGroup CLIENT = new SecurityGroup("sg-a", List.of(), List.of(ANYTHING, ANYTHING6));
    static final SecurityGroup SERVER = inbound(new GroupRule(Traffic.tcp(22, 22), block("10.0.0.0/16")),
            new GroupRule(Traffic.tcp(22, 22), block("fd00:a::/56")));

    private Guarded() {
    }

    private static Vpc vpc(String name, String account, String v4, String v6, String... gatewayRoutes) {
        Vpc plain = Sample.vpc(name, account, v4, v6, gatewayRoutes);
        Subnet host = plain.subnets().getFirst();
        Subnet door = new Subnet("subnet-g" + name, host.azId(),
                List.of(Cidr.of(v4 + ".9.0/28"), Cidr.of(v6 + ":0:9::/64")));
        return Vpc.seen(plain.id(), account, plain.cidrs(), List.of(host, door), plain.routeTables());
    }

    static Attachment in(Attachment attachment, String... subnets) {
        return Sample.subnets(attachment, subnets).with(Support.ENABLED);
    }

    static Gateway gateway(Support referencing, Attachment... attachments) {
        List<Attachment> doors = Stream.of(attachments).map(one -> one.subnetIds().size() == 1 ? one
                : in(one, "subnet-g" + one.vpcId().substring(4)).with(one.groups())).toList();
        return Sample.gateway(Sample.MAIN.routes(), doors.toArray(Attachment[]::new)).with(referencing);
    }

    static SecurityGroup inbound(GroupRule... rules) {
        return new SecurityGroup("sg-b", List.of(rules), List.of(ANYTHING));
    }

    static Peer block(String cidr) {
        return new Peer.Block(Cidr.of(cidr));
    }

    static AclRule rule(int number, boolean allow, Traffic traffic, String block) {
        return new AclRule(number, allow, traffic, Cidr.of(block));
    }

    /** The ACL that AWS makes with a VPC: everything passes. */
    static NetworkAcl open(String subnet) {
        List<AclRule> rules = List.of(rule(100, true, Traffic.all(), "0.0.0.0/0"),
                rule(101, true, Traffic.all(), "::/0"), rule(AclRule.LAST, false, Traffic.all(), "0.0.0.0/0"));
        return new NetworkAcl("acl-" + subnet, List.of("subnet-" + subnet), rules, rules);
    }

    static NetworkAcl acl(String subnet, Direction direction, AclRule... rules) {
        List<AclRule> others = open(subnet).inbound();
        return direction == Direction.INGRESS
                ? new NetworkAcl("acl-" + subnet, List.of("subnet-" + subnet), List.of(rules), others)
                : new NetworkAcl("acl-" + subnet, List.of("subnet-" + subnet), others, List.of(rules));
    }

    /** Both VPCs' filters, with some ACLs put in the place of those of the same subnet. */
    static Network network(Gateway gateway, SecurityGroup client, SecurityGroup server, NetworkAcl... changed) {
        return new Network(List.of(A, B), List.of(gateway), List.of(
                filters("a", "10.0.1.4", "fd00:a:0:1::4", client, changed),
                filters("b", "10.1.1.4", "fd00:b:0:1::4", server, changed)));
    }

    static Network network(SecurityGroup client, SecurityGroup server) {
        return network(GATEWAY, client, server);
    }

    static Network network(NetworkAcl... changed) {
        return network(GATEWAY, CLIENT, SERVER, changed);
    }

    private static Filters filters(String name, String v4, String v6, SecurityGroup group, NetworkAcl... changed) {
        List<NetworkAcl> acls = Stream.of(name + "1", "g" + name).map(subnet -> Stream.of(changed)
                .filter(acl -> acl.subnetIds().contains("subnet-" + subnet)).findFirst()
                .orElseGet(() -> open(subnet))).toList();
        return new Filters("vpc-" + name, List.of(new NetworkInterface("eni-" + name,
                List.of(Address.parse(v4), Address.parse(v6)), List.of(group.id()))), List.of(group), acls);
    }

    static Optional<String> command(Path path) {
        return path.findings().getFirst().fix().command();
    }
}
