package org.transithandshake.path;

import java.util.Optional;
import java.util.stream.Stream;

/** The gateway looks the destination up in the one table that is associated with the attachment of entry. */
record CrossGateway(Journey journey, Gateway gateway, Logbook log) {

    /** Gives the attachment by which the packet leaves, or was meant to leave; empty where the way ends. */
    Optional<Attachment> take(Optional<Attachment> entry) {
        journey.to().map(Site::vpc)
                .filter(vpc -> gateway.attachmentOf(vpc).isEmpty())
                .ifPresent(this::destinationNotAttached);
        if (gateway.isUnseen()) {
            log.unknown(GatewayFindings.unseen(gateway));
            return meant();
        }
        if (entry.isEmpty()) {
            return meant();
        }
        if (entry.get().table().isEmpty()) {
            log.drop(GatewayFindings.notAssociated(gateway, entry.get(), journey.destination()));
            return meant();
        }
        return through(entry.get().table().get());
    }

    private void destinationNotAttached(Vpc vpc) {
        if (!gateway.isUnseen() || !vpc.isUnseen()) {
            log.note(AttachmentFindings.missing(gateway, vpc));
        } else {
            log.unknown(AttachmentFindings.notListed(gateway, vpc));
        }
    }

    private Optional<Attachment> through(String tableId) {
        Optional<GatewayTable> table = gateway.table(tableId);
        if (table.isEmpty()) {
            log.unknown(GatewayFindings.tableUnseen(gateway, tableId));
            return meant();
        }
        Optional<GatewayRoute> route = table.get().lookup(journey.destination());
        log.hop(gateway.account(), tableId, route.map(this::matches)
                .orElseGet(() -> "No route matches " + journey.destination() + "."));
        if (route.isEmpty()) {
            log.drop(GatewayFindings.noRoute(gateway, table.get(), journey));
            explainByIpv6Support();
            explainByOverlap(table.get());
            return meant();
        }
        return by(table.get(), route.get());
    }

    private String matches(GatewayRoute route) {
        return route.destination() + " to " + route.attachment().orElse("nowhere") + " is the best match for "
                + journey.destination() + ".";
    }

    private Optional<Attachment> by(GatewayTable table, GatewayRoute route) {
        if (route.state() == RouteState.BLACKHOLE) {
            log.drop(GatewayFindings.blackhole(gateway, table, route, journey));
            return meant();
        }
        Optional<Attachment> exit = route.attachment().flatMap(gateway::attachment);
        if (exit.isEmpty()) {
            log.unknown(GatewayFindings.unknownAttachment(gateway, route.attachment().orElseThrow()));
            return Optional.empty();
        }
        if (journey.to().filter(site -> !site.vpc().id().equals(exit.get().vpcId())).isEmpty()) {
            return exit;
        }
        return strayed(table, route, exit.get());
    }

    /** The packet comes to another VPC than the destination's: lost there, unless that VPC passes packets on. */
    private Optional<Attachment> strayed(GatewayTable table, GatewayRoute route, Attachment exit) {
        if (route.origin() == RouteOrigin.STATIC && mayPassOn(exit)) {
            log.unknown(GatewayFindings.passesOn(gateway, exit));
            return Optional.empty();
        }
        log.drop(GatewayFindings.wrongExit(gateway, table, route, journey));
        explainByOverlap(table);
        return meant();
    }

    private boolean mayPassOn(Attachment exit) {
        Optional<Vpc> vpc = journey.network().vpc(exit.vpcId()).filter(found -> !found.isUnseen());
        return vpc.isEmpty() || exit.subnetIds().stream().map(vpc.get()::subnet).flatMap(Optional::stream)
                .map(vpc.get()::routeTableOf).flatMap(table -> table.lookup(journey.destination()).stream())
                .anyMatch(route -> route.state() == RouteState.ACTIVE && !route.isLocal());
    }

    private void explainByIpv6Support() {
        meant().filter(exit -> journey.destination().isIpv6() && exit.ipv6() == Support.DISABLED)
                .ifPresent(exit -> log.note(AttachmentFindings.ipv6Off(exit)));
    }

    /** The documents disagree on whether AWS compares within a table or within the gateway: look here first. */
    private void explainByOverlap(GatewayTable here) {
        Optional<Attachment> exit = meant();
        if (exit.isEmpty()) {
            return;
        }
        Vpc vpc = journey.to().orElseThrow().vpc();
        Stream.concat(Stream.of(here), gateway.tables().stream())
                .flatMap(table -> table.routes().stream()
                        .filter(route -> route.origin() == RouteOrigin.PROPAGATED && !route.leadsTo(exit.get()))
                        .filter(route -> vpc.cidrs().stream().anyMatch(route.destination()::overlaps))
                        .map(route -> GatewayFindings.overlap(gateway, vpc, table, route)))
                .findFirst().ifPresent(log::note);
    }

    private Optional<Attachment> meant() {
        return journey.meantExit(gateway);
    }
}
