package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Address;

final class TracerTest {

    @Test
    void everythingRightReachesAndReturnsInBothFamilies() {
        for (Flow flow : List.of(Sample.A_TO_B, Sample.B_TO_A, Flow.between("fd00:a:0:1::4", "fd00:b:0:2::4"))) {
            Trace trace = Tracer.trace(Sample.NETWORK, flow);

            assertThat(trace.forward().outcome()).isEqualTo(Outcome.REACHED);
            assertThat(trace.back().outcome()).isEqualTo(Outcome.REACHED);
            assertThat(trace.findings()).isEmpty();
        }
    }

    @Test
    void theHopsNameWhoDecidedInOrder() {
        assertThat(Tracer.trace(Sample.NETWORK, Sample.A_TO_B).forward().hops()).containsExactly(
                new Hop(Sample.SPOKE, "rtb-a", "10.1.0.0/16 to tgw-1 is the best match for 10.1.1.4."),
                new Hop(Sample.SPOKE, "tgw-attach-a", "Enters tgw-1; the attachment is available."),
                new Hop(Sample.HUB, "tgw-rtb-main", "10.1.0.0/16 to tgw-attach-b is the best match for 10.1.1.4."),
                new Hop(Sample.HUB, "tgw-attach-b", "Leaves tgw-1; the attachment is available."),
                new Hop(Sample.HUB, "subnet-b1", "Holds 10.1.1.4: delivered."));
    }

    /** The case of the note: all six steps done, except the route back in the subnet table of A. */
    @Test
    void aMissingReturnRouteNamesTheTableAndTheCommand() {
        Network network = Sample.with(Sample.withoutGatewayRoutes(Sample.A), Sample.B);

        Trace trace = Tracer.trace(network, Sample.B_TO_A);

        assertThat(trace.forward().outcome()).isEqualTo(Outcome.REACHED);
        assertThat(trace.back().outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(trace.findings()).containsExactly(new Finding(
                Code.MISSING_RETURN_ROUTE, Sample.SPOKE, "rtb-a",
                "rtb-a has no route to 10.1.0.0/16, so the packet arrives and its answer is dropped.",
                Fix.safe("Add a route to 10.1.0.0/16 in rtb-a.", "aws ec2 create-route --route-table-id rtb-a"
                        + " --destination-cidr-block 10.1.0.0/16 --transit-gateway-id tgw-1")));
    }

    @Test
    void aMissingIpv6ReturnRouteIsMadeWithTheIpv6Option() {
        Network network = Sample.with(Sample.withoutGatewayRoutes(Sample.A), Sample.B);

        Trace trace = Tracer.trace(network, Flow.between("fd00:b:0:1::4", "fd00:a:0:1::4"));

        assertThat(trace.findings()).singleElement().satisfies(finding -> assertThat(finding.fix().command())
                .hasValue("aws ec2 create-route --route-table-id rtb-a"
                        + " --destination-ipv6-cidr-block fd00:b::/56 --transit-gateway-id tgw-1"));
    }

    @Test
    void allFaultsOnTheWayAreReported() {
        Gateway gateway = Sample.gateway(List.of(), Sample.unassociated(Sample.subnets(Sample.TO_A, "subnet-a2")),
                Sample.state(Sample.TO_B, "pendingAcceptance"));
        Network network = new Network(
                List.of(Sample.withoutGatewayRoutes(Sample.A), Sample.withoutGatewayRoutes(Sample.B)),
                List.of(gateway));

        Trace trace = Tracer.trace(network, Sample.A_TO_B);

        assertThat(trace.forward().findings()).extracting(Finding::code).containsExactly(
                Code.NO_ROUTE_TO_DESTINATION, Code.TGW_ROUTE_AZ_RESTRICTION,
                Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, Code.BAD_STATE_ATTACHMENT);
        assertThat(trace.back().findings()).extracting(Finding::code).containsExactly(
                Code.NO_ROUTE_TO_DESTINATION, Code.BAD_STATE_ATTACHMENT, Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT);
    }

    @Test
    void insideOneVpcTheLocalRouteDelivers() {
        assertThat(Tracer.trace(Sample.NETWORK, Flow.between("10.0.1.4", "10.0.2.4")).forward().outcome())
                .isEqualTo(Outcome.REACHED);
    }

    @Test
    void anAddressOfTwoVpcsMustBeNarrowedToOne() {
        Vpc twin = Sample.vpc("c", Sample.SPOKE, "10.1", "fd00:c");
        Network network = Sample.with(Sample.A, Sample.B, twin);

        Trace unclear = Tracer.trace(network, Sample.A_TO_B);
        Trace clear = Tracer.trace(network, new Flow(
                Endpoint.at("10.0.1.4"), Endpoint.in(Sample.B, Address.parse("10.1.1.4"))));

        assertThat(unclear.forward().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(unclear.findings()).extracting(Finding::why)
                .containsExactly("10.1.1.4 may be in vpc-b and vpc-c, whose CIDRs overlap.");
        assertThat(clear.forward().outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void aFlowHasOneFamily() {
        assertThatThrownBy(() -> Flow.between("10.0.1.4", "fd00:b::4"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fd00:b::4");
    }
}
