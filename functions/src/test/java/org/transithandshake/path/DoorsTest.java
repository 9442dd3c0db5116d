package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/** The receiver's attachment has no subnet in the sender's zone: which of its doors is taken is not known. */
final class DoorsTest {
    private static final Flow FLOW = Flow.between("10.0.3.4", "10.1.1.4");
    private static final Route LOCAL = Route.to("10.1.0.0/16", Route.LOCAL);

    @Test
    void doorsThatAllDeliverReach() {
        assertThat(into(b(List.of(LOCAL), List.of(LOCAL)), Sample.TO_B).outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void doorsThatAllLoseItDropIt() {
        Path path = into(b(List.of(), List.of()), Sample.TO_B);
        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).extracting(Finding::resource).containsExactly("rtb-b1", "rtb-b2");
    }

    @Test
    void doorsThatDisagreeLeaveItOpenAndTheOneThatLosesItIsNamed() {
        Path path = into(b(List.of(LOCAL), List.of()), Sample.TO_B);
        assertThat(path.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(path.findings()).extracting(Finding::resource).containsExactly("rtb-b2");
    }

    @Test
    void aDoorThatLeadsToAnApplianceLeavesItOpen() {
        Route appliance = Route.to("10.1.1.0/24", "eni-appliance");
        Path path = into(b(List.of(LOCAL), List.of(LOCAL, appliance)), Sample.TO_B);
        assertThat(path.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(path.findings()).extracting(Finding::resource).containsExactly("eni-appliance");
    }

    /** One door loses it by its routes, the other by its filter: no way is left. */
    @Test
    void aDoorThatLosesItIsNoWayAroundTheFilterOfTheOther() {
        Vpc b = b(List.of(LOCAL), List.of());
        NetworkAcl shut = Guarded.acl("b1", Direction.EGRESS);
        NetworkAcl host = Guarded.open("b9");
        assertThat(guarded(b, shut, Guarded.open("b2"), host).outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(guarded(b, Guarded.open("b1"), shut(shut), host).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    /** Whichever subnets the attachment has: each table of the VPC delivers, or one does not. */
    @Test
    void anAttachmentWhoseSubnetsAreNotKnownMayBeEnteredByAny() {
        Attachment unknown = Sample.subnets(Sample.TO_B);
        assertThat(into(b(List.of(LOCAL), List.of(LOCAL)), unknown).outcome()).isEqualTo(Outcome.REACHED);
        assertThat(into(b(List.of(), List.of()), unknown).outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(into(b(List.of(LOCAL), List.of()), unknown).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aSubnetThatIsNotKnownAmongTheAttachmentsMayBeTheDoor() {
        Vpc b = b(List.of(LOCAL), List.of());
        assertThat(into(b, Sample.subnets(Sample.TO_B, "subnet-b1")).outcome()).isEqualTo(Outcome.REACHED);
        assertThat(into(b, Sample.subnets(Sample.TO_B, "subnet-b1", "subnet-new")).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    private static NetworkAcl shut(NetworkAcl acl) {
        return new NetworkAcl("acl-b2", List.of("subnet-b2"), acl.inbound(), acl.outbound());
    }

    /** The sender's VPC with a subnet in zone 3, too. */
    private static Vpc a() {
        List<Subnet> subnets = new ArrayList<>(Sample.A.subnets());
        subnets.add(new Subnet("subnet-a3", "use1-az3", List.of(Cidr.of("10.0.3.0/24"))));
        List<RouteTable> tables = Sample.A.routeTables().stream().map(table -> table.main() ? table : new RouteTable(
                table.id(), false, table.routes(), List.of("subnet-a1", "subnet-a2", "subnet-a3"))).toList();
        return Vpc.seen("vpc-a", Sample.SPOKE, Sample.A.cidrs(), subnets, tables);
    }

    /** The receiver's VPC with a table for each of its two subnets. */
    private static Vpc b(List<Route> first, List<Route> second) {
        return Vpc.seen("vpc-b", Sample.HUB, Sample.B.cidrs(), Sample.B.subnets(), List.of(
                new RouteTable("rtb-main-b", true, List.of(LOCAL), List.of()),
                new RouteTable("rtb-b1", false, first, List.of("subnet-b1")),
                new RouteTable("rtb-b2", false, second, List.of("subnet-b2"))));
    }

    private static Gateway gateway(Attachment exit) {
        return Sample.gateway(Sample.MAIN.routes(),
                Sample.subnets(Sample.TO_A, "subnet-a1", "subnet-a2", "subnet-a3"), exit);
    }

    private static Path into(Vpc b, Attachment exit) {
        return Tracer.trace(new Network(List.of(a(), b), List.of(gateway(exit))), FLOW).forward();
    }

    /** With the receiver in a subnet of its own, so that its doors' filters are asked. */
    private static Path guarded(Vpc b, NetworkAcl... acls) {
        List<Subnet> subnets = new ArrayList<>(b.subnets());
        subnets.add(new Subnet("subnet-b9", "use1-az9", List.of(Cidr.of("10.1.9.0/24"))));
        Vpc wide = Vpc.seen(b.id(), b.account(), b.cidrs(), subnets, b.routeTables());
        Filters senders = filters("a", "10.0.3.4", Stream.of("a1", "a2", "a3").map(Guarded::open).toList());
        Network network = new Network(List.of(a(), wide), List.of(gateway(Sample.TO_B)),
                List.of(senders, filters("b", "10.1.9.4", List.of(acls))));
        return Tracer.trace(network, Flow.between("10.0.3.4", "10.1.9.4", Service.tcp(22))).forward();
    }

    private static Filters filters(String name, String address, List<NetworkAcl> acls) {
        SecurityGroup open = new SecurityGroup("sg-" + name, List.of(Guarded.ANYTHING), List.of(Guarded.ANYTHING));
        return new Filters("vpc-" + name, List.of(new NetworkInterface("eni-" + name,
                List.of(Address.parse(address)), List.of(open.id()))), List.of(open), acls);
    }
}
