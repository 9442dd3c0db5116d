package org.transithandshake.path;

import java.util.Optional;
import org.transithandshake.cidr.Address;

/** What can be wrong with the tables of a gateway. */
final class GatewayFindings {

    private GatewayFindings() {
    }

    static Finding unseen(Gateway gateway) {
        return new Finding(Code.TGW_RTB_ROUTES_ARE_UNKNOWN, gateway.account(), gateway.id(),
                "The route tables of " + gateway.id() + " can be read by account " + gateway.account() + " only.",
                Fix.safe("Ask that account for them.", Commands.describeGatewayTables(gateway.id())));
    }

    static Finding tableUnseen(Gateway gateway, String table) {
        return new Finding(Code.TGW_RTB_ROUTES_ARE_UNKNOWN, gateway.account(), table,
                "The routes of " + table + " are not known.",
                Fix.safe("Read them.", Commands.searchRoutes(table)));
    }

    /** The table proposed is one that leads to the destination already, or else the only one there is. */
    static Finding notAssociated(Gateway gateway, Attachment entry, Address destination) {
        String advice = "Associate " + entry.id() + " with the table of its segment.";
        Optional<String> table = gateway.tables().stream()
                .filter(candidate -> candidate.lookup(destination).isPresent()).findFirst()
                .or(() -> gateway.tables().stream().filter(only -> gateway.tables().size() == 1).findFirst())
                .map(GatewayTable::id);
        Fix fix = table.map(id -> Fix.review(advice, Commands.associate(id, entry.id())))
                .orElseGet(() -> Fix.advice(advice));
        return new Finding(Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, gateway.account(), entry.id(),
                entry.id() + " is associated with no route table, so the gateway drops what comes from it.", fix);
    }

    static Finding noRoute(Gateway gateway, GatewayTable table, Journey journey) {
        Fix fix = journey.meantExit(gateway).map(exit -> propagate(table, exit))
                .orElseGet(() -> Fix.advice("Attach the destination's VPC to " + gateway.id() + " first."));
        return new Finding(Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, gateway.account(), table.id(),
                table.id() + " has no route to " + journey.destinationBlock() + ".", fix);
    }

    /** EC2 refuses to propagate twice (TransitGatewayRouteTablePropagation.Duplicate). */
    private static Fix propagate(GatewayTable table, Attachment exit) {
        boolean already = table.routes().stream()
                .anyMatch(route -> route.origin() == RouteOrigin.PROPAGATED && route.leadsTo(exit));
        return already ? Fix.advice("The attachment propagates other routes into " + table.id()
                        + ": look at what keeps this one out, such as Ipv6Support, an overlap, or a CIDR too new.")
                : Fix.review("Propagate the attachment's routes into " + table.id() + ", if the two may talk.",
                        Commands.propagate(table.id(), exit.id()));
    }

    static Finding blackhole(Gateway gateway, GatewayTable table, GatewayRoute route, Journey journey) {
        String advice = "If it was not made to drop, point the route to the destination's attachment.";
        Fix fix = journey.meantExit(gateway)
                .map(exit -> Commands.replaceGatewayRoute(table.id(), route.destination(), exit.id()))
                .map(command -> Fix.review(advice, command)).orElseGet(() -> Fix.advice(advice));
        return new Finding(Code.TGW_RTB_BAD_STATE_ROUTE, gateway.account(), table.id(),
                "The route of " + table.id() + " to " + route.destination() + " is a blackhole.", fix);
    }

    /** The best route leads to another VPC than the one that is meant. */
    static Finding wrongExit(Gateway gateway, GatewayTable table, GatewayRoute route, Journey journey) {
        boolean shadowed = journey.meantExit(gateway).filter(exit -> table.routes().stream().anyMatch(
                other -> other.leadsTo(exit) && other.destination().contains(journey.destination()))).isPresent();
        String why = "In " + table.id() + ", " + route.destination() + " leads to " + route.attachment().orElseThrow()
                + ", which is not the destination's VPC" + (shadowed ? ", and is the more specific route." : ".");
        String advice = "Add a route for the destination's own block, if it may have it.";
        Fix fix = journey.meantExit(gateway)
                .map(exit -> Commands.createGatewayRoute(table.id(), journey.destinationBlock(), exit.id()))
                .filter(command -> !shadowed && !route.destination().toString().equals(journey.destinationBlock()))
                .map(command -> Fix.review(advice, command))
                .orElseGet(() -> Fix.advice("Renumber one of the two VPCs, or remove the route."));
        Code code = shadowed ? Code.TGW_RTB_MORE_SPECIFIC_ROUTE : Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT;
        return new Finding(code, gateway.account(), table.id(), why, fix);
    }

    static Finding unknownAttachment(Gateway gateway, String attachment) {
        return new Finding(Code.UNKNOWN_RESOURCE, gateway.account(), attachment,
                attachment + " is no VPC attachment that is known here (a VPN, a peering, Direct Connect?).",
                Fix.advice("Look where " + attachment + " leads."));
    }

    static Finding passesOn(Gateway gateway, Attachment exit) {
        return new Finding(Code.UNKNOWN_RESOURCE, exit.account(), exit.vpcId(),
                gateway.id() + " hands the packet to " + exit.vpcId() + ", which may inspect it and pass it on.",
                Fix.advice("Look where the appliances of " + exit.vpcId() + " send it."));
    }

    static Finding overlap(Gateway gateway, Vpc vpc, GatewayTable table, GatewayRoute route) {
        return new Finding(Code.PROPAGATION_DROPPED_BY_OVERLAP, gateway.account(), table.id(),
                "The CIDRs " + vpc.cidrs() + " of " + vpc.id() + " overlap " + route.destination() + " of "
                        + route.attachment().orElseThrow() + " in " + table.id()
                        + ": AWS leaves such a propagation out without an error.",
                Fix.advice("Renumber one of the VPCs, or make a static route for a block that only one of them has."));
    }
}
