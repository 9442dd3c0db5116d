package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/** What can be wrong with a VPC's own routes. */
final class SubnetFindings {

    private SubnetFindings() {
    }

    /** @param instead the entry that matches in place of the missing one, if any */
    static Finding noRoute(Journey journey, RouteTable table, Optional<Route> instead) {
        Code code = journey.answer() ? Code.MISSING_RETURN_ROUTE : Code.NO_ROUTE_TO_DESTINATION;
        String block = journey.destinationBlock();
        String why = table.id() + " has no route to " + block
                + instead.map(SubnetFindings::onlyThis).orElse("")
                + (journey.answer() ? ", so the packet arrives and its answer is dropped." : ".");
        return finding(code, journey, table, why, createRoute(journey, table, block));
    }

    private static String onlyThis(Route route) {
        return "; only " + route.destination() + " to " + route.target() + " matches";
    }

    private static Fix createRoute(Journey journey, RouteTable table, String block) {
        String advice = "Add a route to " + block + " in " + table.id() + ".";
        Cidr wanted = Cidr.of(block);
        boolean unmatched = table.routes().stream().noneMatch(route -> route.destination().overlaps(wanted));
        return journey.meantGateway().map(gateway -> Commands.createRoute(table.id(), block, gateway.id()))
                .map(command -> unmatched ? Fix.safe(advice, command) : Fix.review(advice, command))
                .map(fix -> onceAttached(journey, fix))
                .orElseGet(() -> Fix.advice(advice));
    }

    /** InvalidTransitGatewayID.NotFound: EC2 takes a route to a gateway only in a VPC that is attached to it. */
    private static Fix onceAttached(Journey journey, Fix fix) {
        Vpc vpc = journey.from().vpc();
        return journey.meantGateway().flatMap(gateway -> gateway.attachmentOf(vpc))
                .filter(attachment -> !attachment.isGone()).isPresent() ? fix : fix.once(vpc.id() + " is attached");
    }

    static Finding blackhole(Journey journey, RouteTable table, Route route) {
        String why = "The route of " + table.id() + " to " + route.destination() + " leads to " + route.target()
                + ", which is gone: it is a blackhole.";
        String advice = "Point the route to the gateway that both VPCs are attached to.";
        Fix fix = journey.meantGateway().filter(gateway -> route.origin() != RouteOrigin.PREFIX_LIST)
                .map(gateway -> Commands.replaceRoute(table.id(), route.destination(), gateway.id()))
                .map(command -> onceAttached(journey, Fix.review(advice, command)))
                .orElseGet(() -> Fix.advice(advice));
        return finding(Code.BAD_STATE_ROUTE, journey, table, why, fix);
    }

    static Finding shadowed(Journey journey, RouteTable table, Route winner, Route loser) {
        boolean longer = winner.destination().prefixLength() > loser.destination().prefixLength();
        String why = "In " + table.id() + ", " + winner.destination() + " to " + winner.target() + " wins over "
                + loser.destination() + " to " + loser.target() + (longer ? ", being more specific." : ".");
        String advice = "If this traffic shall take the gateway, move the winning route there.";
        Fix fix = winner.origin() == RouteOrigin.PREFIX_LIST ? Fix.advice(advice + " It is by a prefix list.")
                : Fix.review(advice, Commands.replaceRoute(table.id(), winner.destination(), loser.target()));
        Code code = longer ? Code.MORE_SPECIFIC_ROUTE : Code.HIGHER_PRIORITY_ROUTE;
        return finding(code, journey, table, why, fix);
    }

    static Finding keptInside(Journey journey, RouteTable table, Route local) {
        String why = journey.destination() + " is also in this VPC's own " + local.destination()
                + ", so its local route keeps the packet inside.";
        return finding(Code.MORE_SPECIFIC_ROUTE, journey, table, why,
                Fix.advice("Renumber one of the overlapping VPCs, or put a private NAT gateway between them."));
    }

    static Finding leadsElsewhere(Vpc vpc, RouteTable table, Route route) {
        String why = table.id() + " sends this packet to " + route.target() + ", behind which nothing is known.";
        return new Finding(Code.UNKNOWN_RESOURCE, vpc.account(), route.target(), why,
                Fix.advice("Look whether " + route.target() + " forwards it."));
    }

    static Finding unknownGateway(Vpc vpc, String gateway) {
        return new Finding(Code.UNKNOWN_RESOURCE, vpc.account(), gateway,
                "Nothing is known of " + gateway + ", to which the route leads.",
                Fix.safe("Ask the gateway's owner.", Commands.describeGateway(gateway)));
    }

    static Finding unseen(Vpc vpc) {
        return new Finding(Code.UNKNOWN_RESOURCE, vpc.account(), vpc.id(),
                "The route tables of " + vpc.id() + " could not be read from here.",
                Fix.safe("Ask account " + vpc.account() + " for them.", Commands.describeRouteTables(vpc.id())));
    }

    static Finding noSubnet(Vpc vpc, Address address, Code code) {
        List<String> subnets = vpc.subnets().stream().map(Subnet::id).toList();
        return new Finding(code, vpc.account(), vpc.id(),
                "No subnet of " + vpc.id() + " holds " + address + "; it has " + subnets + ".",
                Fix.advice("Choose an address in one of its subnets."));
    }

    static Finding noSubnets(Vpc vpc, Family family) {
        return new Finding(Code.NO_SOURCE_OR_DESTINATION, vpc.account(), vpc.id(),
                vpc.id() + " has no " + family + " subnet, so no packet starts or ends there.",
                Fix.advice("Make a subnet."));
    }

    /** Delivery from the gateway: the table of the attachment's own subnet has nothing for the address. */
    static Finding notDelivered(Vpc vpc, RouteTable table, Address address) {
        return new Finding(Code.NO_ROUTE_TO_DESTINATION, vpc.account(), table.id(),
                table.id() + " of the attachment's subnet has no route to " + address + " inside " + vpc.id() + ".",
                Fix.advice("Remove the gateway's route that leads here, or choose an address of this VPC."));
    }

    static Finding diversionGone(Vpc vpc, RouteTable table, Route route) {
        return new Finding(Code.BAD_STATE_ROUTE, vpc.account(), table.id(),
                table.id() + " of the attachment's subnet diverts " + route.destination() + " to " + route.target()
                        + ", which is gone.",
                Fix.advice("Delete the route, or restore what it leads to."));
    }

    private static Finding finding(Code code, Journey journey, RouteTable table, String why, Fix fix) {
        return new Finding(code, journey.from().vpc().account(), table.id(), why, fix);
    }
}
