package org.transithandshake.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;

class RoutePlanTest {
    private static final String GATEWAY = "tgw-0123456789abcdef0";
    private static final Cidr WANTED = Cidr.of("10.2.0.0/16");

    @Test
    void aMissingRouteIsAdded() {
        assertThat(plan(route("10.1.0.0/16", "local"))).isEqualTo(new Change.Add("rtb-1", WANTED));
    }

    @Test
    void aRouteToTheGatewayIsPresent() {
        assertThat(plan(route("10.2.0.0/16", GATEWAY))).isEqualTo(new Change.Present("rtb-1", WANTED));
    }

    @Test
    void aWiderRouteToTheGatewayCarriesTheDestination() {
        assertThat(plan(route("10.0.0.0/8", GATEWAY))).isEqualTo(new Change.Present("rtb-1", WANTED));
    }

    @Test
    void aWiderRouteToSomethingElseIsLeftAloneAndOursAddedBesideIt() {
        assertThat(plan(route("0.0.0.0/0", "igw-1"))).isEqualTo(new Change.Add("rtb-1", WANTED));
    }

    @Test
    void aRouteBetweenOursAndTheDestinationMakesOursWorthless() {
        assertThat(plan(route("0.0.0.0/0", GATEWAY), route("10.0.0.0/8", "tgw-0fedcba9876543210")))
                .isEqualTo(new Change.Add("rtb-1", WANTED));
    }

    @Test
    void anotherTargetOfTheSameDestinationIsAConflict() {
        assertThat(plan(route("10.2.0.0/16", "pcx-1"))).isEqualTo(new Change.Conflict("rtb-1", WANTED, "pcx-1"));
    }

    /** EC2 refuses a route to a gateway that is more specific than the local route. */
    @Test
    void aDestinationWithinTheVpcsOwnRangeCannotBeLedToAGateway() {
        assertThat(plan(route("10.2.0.0/15", "local"))).isEqualTo(new Change.Inside("rtb-1", WANTED));
        assertThat(plan(route("10.2.0.0/16", "local"))).isEqualTo(new Change.Inside("rtb-1", WANTED));
        assertThat(plan(route("10.2.4.0/24", "local"))).isEqualTo(new Change.Add("rtb-1", WANTED));
    }

    @Test
    void ourBlackholeIsRenewedAndAForeignOneIsAConflict() {
        assertThat(plan(new Route(WANTED, GATEWAY, true))).isEqualTo(new Change.Renew("rtb-1", WANTED));
        assertThat(plan(new Route(WANTED, "nat-1", true))).isEqualTo(new Change.Conflict("rtb-1", WANTED, "nat-1"));
    }

    @Test
    void everyTableGetsEveryDestination() {
        List<RouteTable> tables = List.of(new RouteTable("rtb-1", List.of()), new RouteTable("rtb-2", List.of()));
        assertThat(RoutePlan.of(tables, List.of(WANTED, Cidr.of("2001:db8::/32")), GATEWAY)).hasSize(4)
                .allMatch(Change.Add.class::isInstance);
    }

    @Test
    void aReportNamesTheCommandForTheTablesOwner() {
        RouteReport report = RouteReport.of(List.of(new Change.Add("rtb-1", WANTED)), GATEWAY, false);
        assertThat(report.status()).isEqualTo("report");
        assertThat(report.routes()).containsExactly("rtb-1: 10.2.0.0/16 -> " + GATEWAY + " is missing; aws ec2"
                + " create-route --route-table-id rtb-1 --destination-cidr-block 10.2.0.0/16 --transit-gateway-id "
                + GATEWAY);
    }

    @Test
    void aReportOfNothingNeverSaysRouted() {
        assertThat(RouteReport.of(List.of(), GATEWAY, true).status()).isEqualTo("none");
        assertThat(RouteReport.of(List.of(new Change.Add("rtb-1", WANTED),
                new Change.Conflict("rtb-2", WANTED, "igw-1")), GATEWAY, true).status()).isEqualTo("conflict");
    }

    private static Change plan(Route... routes) {
        RouteTable table = new RouteTable("rtb-1", Stream.of(routes).toList());
        return RoutePlan.of(List.of(table), List.of(WANTED), GATEWAY).getFirst();
    }

    private static Route route(String destination, String target) {
        return new Route(Cidr.of(destination), target, false);
    }
}
