package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.cidr.Cidr;

/** Network ACLs: both ways, and by their own rules where the gateway has an interface in the subnet. */
final class AclsOnTheWayTest {

    /**
     * "Network ACLs for transit gateways", different subnets: of each subnet, which direction's rules stop the packet
     * and which its answer.
     */
    @ParameterizedTest
    @CsvSource({
        "a1, EGRESS,  DROPPED, REACHED", "a1, INGRESS, REACHED, DROPPED",
        "ga, INGRESS, DROPPED, REACHED", "ga, EGRESS,  REACHED, DROPPED",
        "gb, EGRESS,  DROPPED, REACHED", "gb, INGRESS, REACHED, DROPPED",
        "b1, INGRESS, DROPPED, REACHED", "b1, EGRESS,  REACHED, DROPPED"})
    void aClosedAclStopsOneWay(String subnet, Direction direction, Outcome packet, Outcome answer) {
        Trace trace = Tracer.trace(Guarded.network(Guarded.acl(subnet, direction)), Guarded.SSH);

        assertThat(trace.forward().outcome()).isEqualTo(packet);
        assertThat(trace.back().outcome()).isEqualTo(answer);
        assertThat(trace.findings()).extracting(Finding::code).containsExactly(Code.SUBNET_ACL_RESTRICTION);
        assertThat(trace.findings()).extracting(Finding::resource).containsExactly("acl-" + subnet);
    }

    /** The same page, same subnet: towards the gateway both directions' rules, from the gateway none. */
    @ParameterizedTest
    @CsvSource({
        "a1, EGRESS,  DROPPED, REACHED", "a1, INGRESS, DROPPED, REACHED",
        "b1, EGRESS,  REACHED, DROPPED", "b1, INGRESS, REACHED, DROPPED"})
    void inTheGatewaysOwnSubnetNothingIsAskedOfWhatTheGatewaySends(
            String subnet, Direction direction, Outcome packet, Outcome answer) {
        Gateway gateway = Guarded.gateway(Support.ENABLED,
                Guarded.in(Guarded.TO_A, "subnet-a1"), Guarded.in(Guarded.TO_B, "subnet-b1"));
        Network network = Guarded.network(gateway, Guarded.CLIENT, Guarded.SERVER, Guarded.acl(subnet, direction));

        Trace trace = Tracer.trace(network, Guarded.SSH);

        assertThat(trace.forward().outcome()).isEqualTo(packet);
        assertThat(trace.back().outcome()).isEqualTo(answer);
    }

    /** Inbound rules compare the source, outbound ones the destination, with the port the packet goes to. */
    @ParameterizedTest
    @CsvSource({"ga, INGRESS, 10.0.1.4/32", "gb, EGRESS, 10.1.1.4/32", "a1, EGRESS, 10.1.1.4/32",
        "b1, INGRESS, 10.0.1.4/32"})
    void theOneAddressThatMattersIsEnough(String subnet, Direction direction, String block) {
        NetworkAcl narrow = Guarded.acl(subnet, direction, Guarded.rule(7, true, Traffic.tcp(22, 22), block));

        assertThat(Tracer.trace(Guarded.network(narrow), Guarded.SSH).findings()).isEmpty();
    }

    @Test
    void theAnswerNeedsTheClientsPortsAndTheCommandOpensThem() {
        NetworkAcl acl = Guarded.acl("b1", Direction.EGRESS,
                Guarded.rule(100, true, Traffic.tcp(443, 443), "0.0.0.0/0"),
                Guarded.rule(AclRule.LAST, false, Traffic.all(), "0.0.0.0/0"));

        Trace trace = Tracer.trace(Guarded.network(acl), Guarded.SSH);

        assertThat(trace.forward().outcome()).isEqualTo(Outcome.REACHED);
        assertThat(trace.back().outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(trace.findings()).containsExactly(new Finding(Code.SUBNET_ACL_RESTRICTION, Sample.HUB, "acl-b1",
                "acl-b1 of subnet-b1 denies TCP 32768-65535 to 10.0.1.4 (outbound rule *); a network ACL is stateless,"
                        + " so answers need a rule of their own.",
                Fix.review("Allow it by a rule of its own before rule *, if it shall pass.",
                        "aws ec2 create-network-acl-entry --network-acl-id acl-b1 --egress --rule-number 120"
                                + " --rule-action allow --protocol 6 --port-range From=32768,To=65535"
                                + " --cidr-block 10.0.1.4/32")));
    }

    @Test
    void portsOfWhichOnlySomePassAreNotCalledReachableNorDropped() {
        NetworkAcl acl = Guarded.acl("b1", Direction.EGRESS,
                Guarded.rule(100, true, Traffic.tcp(32768, 60999), "0.0.0.0/0"));

        Trace trace = Tracer.trace(Guarded.network(acl), Guarded.SSH);
        Trace linux = Tracer.trace(Guarded.network(acl), Flow.between(
                "10.0.1.4", "10.1.1.4", Service.tcp(22, new PortRange(32768, 60999))));

        assertThat(trace.back().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(trace.findings()).singleElement()
                .satisfies(finding -> assertThat(finding.why()).contains("denies TCP 61000-65535 to"));
        assertThat(linux.back().outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void aDenyBeforeTheAllowIsNamedAndTheNewRuleComesBeforeIt() {
        NetworkAcl acl = Guarded.acl("b1", Direction.INGRESS,
                Guarded.rule(9, true, Traffic.tcp(80, 80), "0.0.0.0/0"),
                Guarded.rule(10, false, Traffic.tcp(0, 1023), "10.0.0.0/8"),
                Guarded.rule(100, true, Traffic.all(), "0.0.0.0/0"));

        Path path = Tracer.trace(Guarded.network(acl), Guarded.SSH).forward();

        assertThat(path.findings().getFirst().why()).contains("(inbound rule 10).");
        assertThat(Guarded.command(path)).hasValueSatisfying(
                command -> assertThat(command).contains("--ingress --rule-number 8 "));
    }

    @Test
    void noFreeNumberBeforeTheDenyLeavesAdvice() {
        NetworkAcl acl = Guarded.acl("b1", Direction.INGRESS, Guarded.rule(1, false, Traffic.all(), "0.0.0.0/0"));

        Path path = Tracer.trace(Guarded.network(acl), Guarded.SSH).forward();

        assertThat(Guarded.command(path)).isEmpty();
        assertThat(path.findings().getFirst().fix().advice()).contains("renumber");
    }

    @Test
    void pingsAnswerIsAnotherType() {
        Flow ping = Flow.between("fd00:a:0:1::4", "fd00:b:0:1::4", Service.ping(true));
        NetworkAcl acl = Guarded.acl("ga", Direction.EGRESS,
                Guarded.rule(1, true, Traffic.icmp(true, 128, -1), "::/0"));

        Path back = Tracer.trace(Guarded.network(acl), ping).back();

        assertThat(Guarded.command(back)).hasValueSatisfying(command -> assertThat(command).endsWith(
                "--protocol 58 --icmp-type-code Type=129,Code=0 --ipv6-cidr-block fd00:a:0:1::4/128"));
    }

    @Test
    void insideOneSubnetNoAclIsAsked() {
        Network network = Guarded.network(
                new NetworkAcl("acl-a1", List.of("subnet-a1"), List.of(), List.of()));
        Flow neighbours = Flow.between("10.0.1.4", "10.0.1.5", Service.tcp(22));

        assertThat(Tracer.trace(network, neighbours).findings()).extracting(Finding::code)
                .doesNotContain(Code.SUBNET_ACL_RESTRICTION);
    }

    @Test
    void betweenSubnetsOfOneVpcBothAclsAreAsked() {
        Flow inside = Flow.between("10.0.1.4", "10.0.9.5", Service.tcp(22));

        for (NetworkAcl acl : List.of(Guarded.acl("a1", Direction.EGRESS), Guarded.acl("ga", Direction.INGRESS))) {
            assertThat(Tracer.trace(Guarded.network(acl), inside).forward().findings())
                    .extracting(Finding::code).contains(Code.SUBNET_ACL_RESTRICTION);
        }
    }

    /** Two doors and no zone in common: the gateway takes one of them, and which is not known. */
    @ParameterizedTest
    @MethodSource("doors")
    void ofTwoDoorsBothMustBeClosedToBeSure(List<NetworkAcl> closed, Outcome outcome) {
        Vpc b = Vpc.seen("vpc-b", Sample.HUB, Guarded.B.cidrs(), List.of(elsewhere("b1", 1), elsewhere("gb", 9),
                elsewhere("hb", 8)), Guarded.B.routeTables());
        Gateway gateway = Sample.gateway(Sample.MAIN.routes(), Guarded.in(Guarded.TO_A, "subnet-ga"),
                Guarded.in(Guarded.TO_B, "subnet-gb", "subnet-hb"));
        Filters filters = Guarded.network().filters().getLast();
        List<NetworkAcl> acls = Stream.concat(closed.stream(), Stream.of(
                Guarded.open("b1"), Guarded.open("gb"), Guarded.open("hb"))).toList();
        Network network = new Network(List.of(Guarded.A, b), List.of(gateway), List.of(
                Guarded.network().filters().getFirst(),
                new Filters("vpc-b", filters.interfaces(), filters.groups(), acls)));

        assertThat(Tracer.trace(network, Guarded.SSH).forward().outcome()).isEqualTo(outcome);
    }

    private static Stream<Arguments> doors() {
        NetworkAcl one = Guarded.acl("gb", Direction.EGRESS);
        NetworkAcl other = Guarded.acl("hb", Direction.EGRESS);
        return Stream.of(arguments(List.of(), Outcome.REACHED), arguments(List.of(one), Outcome.UNKNOWN),
                arguments(List.of(one, other), Outcome.DROPPED));
    }

    private static Subnet elsewhere(String name, int third) {
        return new Subnet("subnet-" + name, "use1-az" + third,
                List.of(Cidr.of("10.1." + third + ".0/24")));
    }
}
