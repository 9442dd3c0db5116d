package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.cidr.Cidr;

/** What each of two accounts says of its own part of the way, without a look at the other's. */
final class HalfTest {
    private static final Vpc A = joined(Guarded.A);
    private static final Vpc B = joined(Guarded.B);
    private static final List<NetworkAcl> OPEN_A = List.of(Guarded.open("a1"), Guarded.open("ga"));
    private static final List<NetworkAcl> OPEN_B = List.of(Guarded.open("b1"), Guarded.open("gb"));

    /** A fault, and whose half it is in. */
    record Fault(String what, Vpc spoke, Vpc hub, Gateway gateway, boolean ofSpoke, Code code) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Fault> faults() {
        Gateway all = Guarded.GATEWAY;
        return Stream.of(
                new Fault("no route in the spoke", Sample.withoutGatewayRoutes(A), B, all, true,
                        Code.NO_ROUTE_TO_DESTINATION),
                new Fault("no route in the hub", A, Sample.withoutGatewayRoutes(B), all, false,
                        Code.NO_ROUTE_TO_DESTINATION),
                new Fault("the gateway's table lacks the spoke", A, B, gateway(List.of(
                        GatewayRoute.propagated("10.1.0.0/16", Guarded.TO_B.id()),
                        GatewayRoute.propagated("fd00:b::/56", Guarded.TO_B.id())), Guarded.TO_A, Guarded.TO_B), false,
                        Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT),
                new Fault("the gateway's table lacks the hub", A, B, gateway(List.of(
                        GatewayRoute.propagated("10.0.0.0/16", Guarded.TO_A.id()),
                        GatewayRoute.propagated("fd00:a::/56", Guarded.TO_A.id())), Guarded.TO_A, Guarded.TO_B), false,
                        Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT),
                new Fault("the hub's attachment is not associated", A, B, gateway(
                        Sample.MAIN.routes(), Guarded.TO_A, Sample.unassociated(Guarded.TO_B)), false,
                        Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION),
                new Fault("the spoke's attachment is not associated", A, B, gateway(
                        Sample.MAIN.routes(), Sample.unassociated(Guarded.TO_A), Guarded.TO_B), false,
                        Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION));
    }

    @Test
    void whereNothingIsWrongBothPassAndNothingIsToBeSaid() {
        assertThat(spoke(A, Guarded.GATEWAY, OPEN_A)).isEqualTo(new Half(Verdict.YES, List.of()));
        assertThat(hub(B, Guarded.GATEWAY, OPEN_B)).isEqualTo(new Half(Verdict.YES, List.of()));
    }

    /** What stops the whole trace is in exactly one half, and that half's owner is the one to act. */
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsInTheHalfOfItsOwner(Fault fault) {
        Trace whole = Tracer.trace(new Network(List.of(fault.spoke(), fault.hub()), List.of(fault.gateway())),
                Sample.A_TO_B);
        assertThat(List.of(whole.forward().outcome(), whole.back().outcome())).contains(Outcome.DROPPED);

        Half spoke = spoke(fault.spoke(), fault.gateway(), OPEN_A);
        Half hub = hub(fault.hub(), fault.gateway(), OPEN_B);

        assertThat((fault.ofSpoke() ? spoke : hub).verdict()).isEqualTo(Verdict.NO);
        assertThat((fault.ofSpoke() ? spoke : hub).codes()).contains(fault.code());
        assertThat((fault.ofSpoke() ? hub : spoke)).isEqualTo(new Half(Verdict.YES, List.of()));
        assertThat(Half.together(List.of(spoke, hub)).findings()).extracting(Finding::account)
                .containsOnly(fault.ofSpoke() ? Sample.SPOKE : Sample.HUB);
    }

    @ParameterizedTest
    @CsvSource({"a1, EGRESS", "a1, INGRESS", "ga, EGRESS", "ga, INGRESS"})
    void aClosedAclCutsTheHalf(String subnet, Direction direction) {
        List<NetworkAcl> acls = Stream.concat(Stream.of(Guarded.acl(subnet, direction)),
                OPEN_A.stream().filter(acl -> !acl.id().equals("acl-" + subnet))).toList();

        Half half = spoke(A, Guarded.GATEWAY, acls);

        assertThat(half.verdict()).isNotEqualTo(Verdict.YES);
        assertThat(half.codes()).containsExactly(Code.SUBNET_ACL_RESTRICTION);
        assertThat(half.findings()).extracting(Finding::resource).containsOnly("acl-" + subnet);
    }

    /** Packets still enter by the attachment's subnets, whatever their own tables have. */
    @Test
    void subnetsThatAreMeantToReachNothingAreNotCalledCut() {
        Vpc cut = Sample.withoutGatewayRoutes(A);
        Gateway gateway = Gateway.unseen("tgw-1", Sample.HUB, List.of(Guarded.TO_A));
        Set<String> all = cut.subnets().stream().map(Subnet::id).collect(Collectors.toSet());

        assertThat(Half.of(cut, OPEN_A, gateway, far(B), Set.of()).verdict()).isEqualTo(Verdict.NO);
        assertThat(Half.of(cut, OPEN_A, gateway, far(B), all)).isEqualTo(new Half(Verdict.YES, List.of()));
    }

    /** The command lets the range pass, not only the one address that was followed. */
    @Test
    void theCommandNamesTheRangeOfTheOtherSide() {
        Half half = spoke(A, Guarded.GATEWAY,
                List.of(Guarded.acl("a1", Direction.EGRESS), Guarded.open("ga")));

        assertThat(half.findings()).extracting(finding -> finding.fix().command().orElse(""))
                .anyMatch(command -> command.endsWith(" --rule-action allow --protocol 6"
                        + " --port-range From=32768,To=65535 --cidr-block 10.1.0.0/16"));
    }

    /**
     * The ACL of a subnet as inbound and outbound TCP ports: a server's, a client's, one open for both (each as the VPC
     * user guide's examples have it); one that answers but cannot be answered; one whose answers are lost; a shut one.
     */
    @ParameterizedTest
    @CsvSource({"443-443, 1024-65535, YES", "1024-65535, 443-443, YES", "0-65535, 0-65535, YES",
        "5432-5432, 32768-60999, YES", "443-443, 0-65535, PARTLY", "0-65535, 443-443, NO", "5432-5432, 443-443, NO",
        "443-443, 0-0, NO"})
    void portsAreTheOwnersChoiceAsLongAsAnswersHaveTheirWay(String in, String out, Verdict verdict) {
        NetworkAcl narrow = new NetworkAcl("acl-a1", List.of("subnet-a1"), tcp(in, "10.1.128.0/20"),
                tcp(out, "10.1.128.0/20"));

        Half half = Half.of(alone(A, "subnet-a1"), List.of(narrow, Guarded.open("ga")),
                Gateway.unseen("tgw-1", Sample.HUB, List.of(Guarded.in(Guarded.TO_A, "subnet-ga"))),
                Vpc.unseen(B.id(), B.account(), List.of(Cidr.of("10.1.0.0/16"))));

        assertThat(half.verdict()).isEqualTo(verdict);
        assertThat(half.codes()).isEqualTo(verdict == Verdict.YES ? List.of() : List.of(Code.SUBNET_ACL_RESTRICTION));
    }

    @Test
    void anAclThatIsNotKnownMakesTheHalfUnknownAndNamesTheCommandThatReadsIt() {
        Half half = spoke(A, Guarded.GATEWAY, List.of());

        assertThat(half.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(half.findings()).extracting(finding -> finding.fix().command().orElse("")).contains(
                "aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=subnet-a1");
    }

    /** A narrower route is its owner's wish; the rest of the range still has its way. */
    @Test
    void aNarrowerRouteElsewhereIsNotMeant() {
        Vpc peered = Sample.withRoute(A, Route.to("10.1.0.0/24", "pcx-1"));

        assertThat(spoke(peered, Guarded.GATEWAY, OPEN_A).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void aSubnetInAZoneThatTheAttachmentDoesNotServeHasNoPart() {
        Gateway zoneOne = Gateway.unseen("tgw-1", Sample.HUB, List.of(Sample.subnets(Sample.TO_A, "subnet-a1")));

        assertThat(Half.of(Sample.A, List.of(Guarded.open("a1"), Guarded.acl("a2", Direction.EGRESS)), zoneOne,
                far(Sample.B)).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void whatIsCutForSomeSubnetsOnlyPassesInPart() {
        Gateway both = Gateway.unseen("tgw-1", Sample.HUB, List.of(Sample.TO_A));
        List<NetworkAcl> acls = List.of(Guarded.open("a1"), new NetworkAcl("acl-a2", List.of("subnet-a2"),
                List.of(), Guarded.open("a2").outbound()));

        assertThat(Half.of(Sample.A, acls, both, far(Sample.B)).verdict()).isEqualTo(Verdict.PARTLY);
    }

    @Test
    void withoutAnAttachmentThereIsNoWay() {
        assertThat(spoke(A, Gateway.unseen("tgw-1", Sample.HUB, List.of()), OPEN_A).codes())
                .containsExactly(Code.DISCONNECTED_VPCS);
    }

    private static Gateway gateway(List<GatewayRoute> routes, Attachment one, Attachment other) {
        return Sample.gateway(routes, Guarded.in(one, "subnet-ga"), Guarded.in(other, "subnet-gb"));
    }

    private static Half spoke(Vpc vpc, Gateway gateway, List<NetworkAcl> acls) {
        return Half.of(vpc, acls, Gateway.unseen(gateway.id(), gateway.account(), gateway.attachments().stream()
                .filter(one -> one.vpcId().equals(vpc.id())).toList()), far(B));
    }

    /** The gateway's owner knows nothing of the other attachment's subnets. */
    private static Half hub(Vpc vpc, Gateway gateway, List<NetworkAcl> acls) {
        return Half.of(vpc, acls, Gateway.seen(gateway.id(), gateway.account(), gateway.tables(),
                gateway.attachments().stream().map(one -> one.vpcId().equals(vpc.id()) ? one : Sample.subnets(one))
                        .toList()), far(A));
    }

    /** The VPC with all subnets at the one table that has the routes. */
    private static Vpc joined(Vpc vpc) {
        return Vpc.seen(vpc.id(), vpc.account(), vpc.cidrs(), vpc.subnets(), vpc.routeTables().stream()
                .map(table -> table.main() ? table : new RouteTable(table.id(), false, table.routes(),
                        vpc.subnets().stream().map(Subnet::id).toList())).toList());
    }

    private static List<AclRule> tcp(String ports, String block) {
        List<Integer> ends = Stream.of(ports.split("-")).map(Integer::valueOf).toList();
        return List.of(Guarded.rule(1, true, Traffic.tcp(ends.getFirst(), ends.getLast()), block));
    }

    /** Only the door's subnet and this one; the door's own hosts have an open ACL. */
    private static Vpc alone(Vpc vpc, String subnet) {
        return Vpc.seen(vpc.id(), vpc.account(), vpc.cidrs(), vpc.subnets().stream().map(one ->
                one.id().equals(subnet) ? one : new Subnet(one.id(), one.azId(), List.of())).toList(),
                vpc.routeTables());
    }

    private static Vpc far(Vpc vpc) {
        return Vpc.unseen(vpc.id(), vpc.account(), vpc.cidrs());
    }
}
