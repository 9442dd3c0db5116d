package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters that are not known are never called open, and all that is certainly wrong is said at once. */
final class FiltersUnknownTest {

    private static final Filters OF_A = Guarded.network().filters().getFirst();
    private static final Filters OF_B = Guarded.network().filters().getLast();

    @Test
    void aFlowWithoutServiceAsksForRoutesOnly() {
        Network closed = Guarded.network(Guarded.acl("a1", Direction.EGRESS));

        assertThat(Tracer.trace(closed, Sample.A_TO_B).forward().outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void routesAloneDoNotMakeAServiceReachable() {
        Trace trace = Tracer.trace(new Network(List.of(Guarded.A, Guarded.B), List.of(Guarded.GATEWAY)), Guarded.SSH);

        unknown(trace, "vpc-a", "vpc-b");
    }

    @Test
    void theOtherAccountsFiltersAreMissedByName() {
        unknown(trace(OF_A), "vpc-b");
    }

    @Test
    void anAddressWithoutKnownInterfaceIsUnknown() {
        unknown(trace(OF_A, new Filters("vpc-b", List.of(), OF_B.groups(), OF_B.acls())), "10.1.1.4");
    }

    @Test
    void aGroupThatIsNotListedIsUnknown() {
        unknown(trace(OF_A, new Filters("vpc-b", OF_B.interfaces(), List.of(), OF_B.acls())), "eni-b");
    }

    @Test
    void aSubnetWithoutKnownAclIsUnknown() {
        unknown(trace(OF_A, new Filters("vpc-b", OF_B.interfaces(), OF_B.groups(), List.of())),
                "subnet-gb", "subnet-b1");
    }

    @Test
    void anUnseenVpcIsMissedOnce() {
        Vpc b = Vpc.unseen("vpc-b", Sample.HUB, Guarded.B.cidrs());

        unknown(Tracer.trace(new Network(List.of(Guarded.A, b), List.of(Guarded.GATEWAY), List.of(OF_A)), Guarded.SSH),
                "vpc-b");
    }

    @Test
    void faultsOfRoutesGroupsAndAclsAreToldTogetherForBothWays() {
        NetworkAcl shut = new NetworkAcl("acl-b1", List.of("subnet-b1"), List.of(), List.of());
        Network filters = Guarded.network(Guarded.GATEWAY, Guarded.CLIENT, Guarded.inbound(), shut);
        Network network = new Network(List.of(Sample.withoutGatewayRoutes(Guarded.A), Guarded.B),
                List.of(Guarded.GATEWAY), filters.filters());

        Trace trace = Tracer.trace(network, Guarded.SSH);

        assertThat(trace.forward().findings()).extracting(Finding::code).containsExactly(
                Code.NO_ROUTE_TO_DESTINATION, Code.SUBNET_ACL_RESTRICTION, Code.SG_HAS_NO_RULES);
        assertThat(trace.back().findings()).extracting(Finding::code).containsExactly(Code.SUBNET_ACL_RESTRICTION);
    }

    @Test
    void anUnattachedReceiversGroupsAreStillLookedAt() {
        Network filters = Guarded.network(Guarded.CLIENT, Guarded.inbound());
        Gateway gateway = Guarded.gateway(Support.ENABLED, Guarded.TO_A);

        Path path = Tracer.trace(new Network(filters.vpcs(), List.of(gateway), filters.filters()), Guarded.SSH)
                .forward();

        assertThat(path.findings()).extracting(Finding::code).contains(Code.DISCONNECTED_VPCS, Code.SG_HAS_NO_RULES);
    }

    @Test
    void whatIsNoPortProtocolOrRuleNumberIsRefused() {
        assertThatThrownBy(() -> new PortRange(22, 21)).hasMessageContaining("22-21");
        assertThatThrownBy(() -> Service.tcp(65536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new Traffic(256, PortRange.ALL)).hasMessageContaining("256");
        assertThatThrownBy(() -> Guarded.rule(0, true, Traffic.all(), "0.0.0.0/0")).hasMessageContaining("0");
        assertThatThrownBy(() -> Flow.between("10.0.1.4", "10.1.1.4", Service.ping(true)))
                .hasMessageContaining("ICMPv6");
        assertThatThrownBy(() -> Guarded.acl("a1", Direction.INGRESS, Guarded.open("a1").inbound().getFirst(),
                Guarded.open("a1").inbound().getFirst())).hasMessageContaining("acl-a1");
    }

    private static Trace trace(Filters... filters) {
        return Tracer.trace(new Network(List.of(Guarded.A, Guarded.B), List.of(Guarded.GATEWAY), List.of(filters)),
                Guarded.SSH);
    }

    private static void unknown(Trace trace, String... resources) {
        assertThat(trace.forward().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(trace.findings()).extracting(Finding::resource).contains(resources);
        assertThat(trace.findings()).extracting(Finding::resource).isSubsetOf(List.of(
                resources)).doesNotHaveDuplicates();
        assertThat(trace.findings()).allSatisfy(finding ->
                assertThat(finding.fix().safety()).isEqualTo(Fix.Safety.SAFE));
    }
}
