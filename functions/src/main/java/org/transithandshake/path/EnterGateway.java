package org.transithandshake.path;

import java.util.List;
import java.util.Optional;

/** The source VPC's attachment must be available, and have a subnet in the zone that the packet comes from. */
record EnterGateway(Journey journey, Gateway gateway, Logbook log) {

    /** Gives the attachment by which the packet enters; empty if the VPC has none. */
    Optional<Attachment> take() {
        Vpc vpc = journey.from().vpc();
        Optional<Attachment> entry = gateway.attachmentOf(vpc);
        if (entry.isEmpty() && gateway.isUnseen() && vpc.isUnseen()) {
            log.unknown(AttachmentFindings.notListed(gateway, vpc));
        } else if (entry.isEmpty()) {
            log.drop(AttachmentFindings.missing(gateway, vpc));
        }
        entry.ifPresent(this::check);
        return entry;
    }

    private void check(Attachment entry) {
        log.hop(entry.account(), entry.id(), "Enters " + gateway.id() + "; the attachment is " + entry.state() + ".");
        if (!entry.isAvailable()) {
            log.drop(AttachmentFindings.badState(gateway, entry));
        }
        journey.from().subnet().ifPresent(source -> zone(entry, source));
    }

    /** "Transit gateway attachments to a VPC": only resources in a zone of the attachment can reach the gateway. */
    private void zone(Attachment entry, Subnet source) {
        List<Optional<Subnet>> subnets = entry.subnetIds().stream().map(journey.from().vpc()::subnet).toList();
        List<String> zones = subnets.stream().flatMap(Optional::stream).map(Subnet::azId).sorted().toList();
        if (zones.contains(source.azId())) {
            subnets.stream().flatMap(Optional::stream).filter(subnet -> subnet.azId().equals(source.azId()))
                    .forEach(door -> Guards.of(journey, log).ifPresent(guards -> guards.enterGateway(door)));
            return;
        }
        if (subnets.contains(Optional.<Subnet>empty())) {
            log.unknown(AttachmentFindings.subnetsUnknown(entry));
        } else {
            log.drop(AttachmentFindings.zoneNotServed(entry, journey.from().vpc(), source.azId(), zones));
        }
    }
}
