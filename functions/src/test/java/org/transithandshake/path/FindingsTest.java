package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/** One broken thing at a time, and the code that names it. */
final class FindingsTest {

    private static final GatewayRoute TO_A = Sample.MAIN.routes().getFirst();

    @Test
    void noRouteInTheSourceSubnet() {
        Path path = forward(Sample.with(Sample.withoutGatewayRoutes(Sample.A), Sample.B));

        dropped(path, Code.NO_ROUTE_TO_DESTINATION, "rtb-a", "create-route");
    }

    @Test
    void aDefaultRouteToTheInternetIsNoRouteAndItsFixNeedsReview() {
        Vpc a = Sample.withRoute(Sample.withoutGatewayRoutes(Sample.A), Route.to("0.0.0.0/0", "nat-1"));

        Path path = forward(Sample.with(a, Sample.B));

        dropped(path, Code.NO_ROUTE_TO_DESTINATION, "rtb-a", "create-route");
        assertThat(path.findings().getFirst().why()).contains("only 0.0.0.0/0 to nat-1 matches");
        assertThat(path.findings().getFirst().fix().safety()).isEqualTo(Fix.Safety.REVIEW);
    }

    @Test
    void aBlackholeInTheSourceSubnet() {
        Vpc a = Sample.withRoute(Sample.A, new Route(
                Cidr.of("10.1.1.0/24"), "tgw-gone", RouteState.BLACKHOLE, RouteOrigin.STATIC));

        dropped(forward(Sample.with(a, Sample.B)), Code.BAD_STATE_ROUTE, "rtb-a", "replace-route");
    }

    @Test
    void aMoreSpecificRouteElsewhereIsNamedAndNotFollowed() {
        Vpc a = Sample.withRoute(Sample.A, Route.to("10.1.1.0/24", "pcx-1"));

        Path path = forward(Sample.with(a, Sample.B));

        unknown(path, Code.MORE_SPECIFIC_ROUTE, Code.UNKNOWN_RESOURCE);
    }

    @Test
    void aStaticRouteElsewhereWinsOverAnEqualOne() {
        Vpc a = Sample.routes(Sample.A, routes -> List.of(Route.to("10.1.0.0/16", "pcx-1"),
                new Route(Cidr.of("10.1.0.0/16"), "tgw-1", RouteState.ACTIVE, RouteOrigin.PROPAGATED)));

        unknown(forward(Sample.with(a, Sample.B)), Code.HIGHER_PRIORITY_ROUTE, Code.UNKNOWN_RESOURCE);
    }

    @Test
    void anOverlappingVpcKeepsThePacketInside() {
        Vpc twin = Sample.vpc("c", Sample.HUB, "10.0", "fd00:c");
        Trace trace = Tracer.trace(Sample.with(Sample.A, Sample.B, twin), new Flow(
                Endpoint.in(Sample.A, Address.parse("10.0.1.4")), Endpoint.in(twin, Address.parse("10.0.1.4"))));

        assertThat(trace.forward().outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(trace.forward().findings().getFirst().code()).isEqualTo(Code.MORE_SPECIFIC_ROUTE);
    }

    @Test
    void aRouteToAnUnknownGateway() {
        Vpc a = Sample.withRoute(Sample.A, Route.to("10.1.1.0/24", "tgw-other"));

        unknown(forward(Sample.with(a, Sample.B)), Code.UNKNOWN_RESOURCE);
    }

    @Test
    void anUnattachedSourceVpc() {
        Path path = forward(Sample.with(Sample.gateway(Sample.MAIN.routes(), Sample.TO_B)));

        dropped(path, Code.DISCONNECTED_VPCS, "vpc-a", "create-transit-gateway-vpc-attachment"
                + " --transit-gateway-id tgw-1 --vpc-id vpc-a --subnet-ids subnet-a1 subnet-a2");
    }

    @Test
    void noGatewayAtAll() {
        Network network = new Network(List.of(Sample.withoutGatewayRoutes(Sample.A), Sample.B), List.of());

        Path path = forward(network);

        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).extracting(Finding::code)
                .containsExactly(Code.NO_ROUTE_TO_DESTINATION, Code.DISCONNECTED_VPCS);
    }

    @Test
    void aPendingAttachmentIsAcceptedByTheHub() {
        Path path = forward(gateway(Sample.state(Sample.TO_A, "pendingAcceptance"), Sample.TO_B));

        dropped(path, Code.BAD_STATE_ATTACHMENT, "tgw-attach-a", "accept-transit-gateway-vpc-attachment");
        assertThat(path.findings().getFirst().account()).isEqualTo(Sample.HUB);
    }

    @Test
    void aRejectedAttachmentIsMadeAgainByTheSpoke() {
        Path path = forward(gateway(Sample.state(Sample.TO_A, "rejected"), Sample.TO_B));

        dropped(path, Code.BAD_STATE_ATTACHMENT, "tgw-attach-a", "create-transit-gateway-vpc-attachment");
        assertThat(path.findings().getFirst().account()).isEqualTo(Sample.SPOKE);
    }

    @Test
    void aDestinationAttachmentThatIsNotAvailableDropsToo() {
        Path path = forward(gateway(Sample.TO_A, Sample.state(Sample.TO_B, "modifying")));

        dropped(path, Code.BAD_STATE_ATTACHMENT, "tgw-attach-b", "describe-transit-gateway-vpc-attachments");
    }

    @Test
    void aSourceZoneWithoutAttachmentSubnet() {
        Path path = forward(gateway(Sample.subnets(Sample.TO_A, "subnet-a2"), Sample.TO_B));

        dropped(path, Code.TGW_ROUTE_AZ_RESTRICTION, "tgw-attach-a", "--add-subnet-ids subnet-a1");
    }

    /** Only the source's zone counts: delivery crosses zones, so the answer is what fails. */
    @Test
    void aDestinationZoneWithoutAttachmentSubnetFailsOnlyTheAnswer() {
        Trace trace = Tracer.trace(gateway(Sample.TO_A, Sample.subnets(Sample.TO_B, "subnet-b2")), Sample.A_TO_B);

        assertThat(trace.forward().outcome()).isEqualTo(Outcome.REACHED);
        dropped(trace.back(), Code.TGW_ROUTE_AZ_RESTRICTION, "tgw-attach-b", "--add-subnet-ids subnet-b1");
    }

    @Test
    void attachmentSubnetsThatAreNotKnownLeaveTheZoneOpen() {
        Path path = forward(gateway(Sample.subnets(Sample.TO_A, "subnet-elsewhere"), Sample.TO_B));

        unknown(path, Code.UNKNOWN_RESOURCE);
    }

    @Test
    void anAttachmentWithoutAssociation() {
        Path path = forward(gateway(Sample.unassociated(Sample.TO_A), Sample.TO_B));

        dropped(path, Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, "tgw-attach-a",
                "associate-transit-gateway-route-table --transit-gateway-route-table-id tgw-rtb-main");
    }

    @Test
    void noGatewayRoute() {
        Path path = forward(Sample.with(Sample.gateway(List.of(TO_A), Sample.TO_A, Sample.TO_B)));

        dropped(path, Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, "tgw-rtb-main",
                "enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id tgw-rtb-main"
                        + " --transit-gateway-attachment-id tgw-attach-b");
    }

    @Test
    void aStaticGatewayBlackholeWinsOverAPropagatedRoute() {
        Path path = forward(Sample.with(Sample.gateway(List.of(
                TO_A, GatewayRoute.propagated("10.1.0.0/16", "tgw-attach-b"), GatewayRoute.blackhole("10.1.0.0/16")),
                Sample.TO_A, Sample.TO_B)));

        dropped(path, Code.TGW_RTB_BAD_STATE_ROUTE, "tgw-rtb-main", "replace-transit-gateway-route");
    }

    @Test
    void anIdenticalCidrOfAnotherVpcIsNamedAsTheReasonOfTheMissingPropagation() {
        Vpc twin = Sample.vpc("c", Sample.SPOKE, "10.1", "fd00:c");
        Gateway gateway = Sample.gateway(List.of(TO_A, GatewayRoute.propagated("10.1.0.0/16", "tgw-attach-c")),
                Sample.TO_A, Sample.TO_B, Sample.attachment(twin));
        Network network = new Network(List.of(Sample.A, Sample.B, twin), List.of(gateway));

        Path path = Tracer.trace(network, new Flow(
                Endpoint.at("10.0.1.4"), Endpoint.in(Sample.B, Address.parse("10.1.1.4")))).forward();

        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).extracting(Finding::code).containsExactly(
                Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, Code.PROPAGATION_DROPPED_BY_OVERLAP);
        assertThat(path.findings().getLast().why()).contains("tgw-attach-c");
    }

    @Test
    void aMoreSpecificGatewayRouteToAnotherVpcLosesThePacket() {
        Vpc other = Sample.vpc("c", Sample.SPOKE, "10.2", "fd00:c");
        Gateway gateway = Sample.gateway(List.of(TO_A, GatewayRoute.propagated("10.1.0.0/16", "tgw-attach-b"),
                GatewayRoute.fixed("10.1.1.0/24", "tgw-attach-c")),
                Sample.TO_A, Sample.TO_B, Sample.attachment(other));

        Path path = forward(new Network(List.of(Sample.A, Sample.B, other), List.of(gateway)));

        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings().getFirst().code()).isEqualTo(Code.TGW_RTB_MORE_SPECIFIC_ROUTE);
    }

    @Test
    void anInspectionVpcIsNotFollowedAndNotCalledReachable() {
        Vpc inspection = Sample.withRoute(
                Sample.vpc("i", Sample.HUB, "10.9", "fd00:9"), Route.to("0.0.0.0/0", "vpce-1"));
        Gateway gateway = Sample.gateway(List.of(TO_A, GatewayRoute.fixed("0.0.0.0/0", "tgw-attach-i")),
                Sample.TO_A, Sample.TO_B, Sample.attachment(inspection));

        unknown(forward(new Network(List.of(Sample.A, Sample.B, inspection), List.of(gateway))),
                Code.UNKNOWN_RESOURCE);
    }

    @Test
    void anAttachmentThatIsNoVpcIsNotFollowed() {
        unknown(forward(Sample.with(Sample.gateway(
                List.of(TO_A, GatewayRoute.fixed("10.1.0.0/16", "tgw-attach-vpn")), Sample.TO_A, Sample.TO_B))),
                Code.UNKNOWN_RESOURCE);
    }

    @Test
    void anApplianceInFrontOfTheDestinationIsNotCalledReachable() {
        Vpc b = Sample.withRoute(Sample.B, Route.to("10.1.1.0/24", "eni-1"));

        unknown(forward(Sample.with(Sample.A, b)), Code.UNKNOWN_RESOURCE);
    }

    @Test
    void anAddressOutsideAllSubnetsOfTheDestinationVpc() {
        Path path = Tracer.trace(Sample.NETWORK, Flow.between("10.0.1.4", "10.1.77.4")).forward();

        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).extracting(Finding::code).containsExactly(Code.NO_POSSIBLE_DESTINATION);
    }

    private static Network gateway(Attachment a, Attachment b) {
        return Sample.with(Sample.gateway(Sample.MAIN.routes(), a, b));
    }

    private static Path forward(Network network) {
        return Tracer.trace(network, Sample.A_TO_B).forward();
    }

    private static void dropped(Path path, Code code, String resource, String command) {
        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.resource()).isEqualTo(resource);
            assertThat(finding.fix().command().orElseThrow()).contains(command);
        });
    }

    private static void unknown(Path path, Code... codes) {
        assertThat(path.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(path.findings()).extracting(Finding::code).containsExactly(codes);
    }
}
