package org.transithandshake.lab.doctor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.lab.doctor.Facts;
import org.transithandshake.lab.doctor.Reading;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;

/** Gateways, invitations and route tables. */
final class NetworkReader {
    private final Ec2Client ec2;
    private final RamClient ram;

    NetworkReader(Connection connection) {
        ec2 = connection.client(Ec2Client.builder());
        ram = connection.client(RamClient.builder());
    }

    Reading<List<Facts.Gateway>> gateways() {
        return Readings.of(() -> ec2.describeTransitGatewaysPaginator().transitGateways().stream()
                .map(NetworkReader::gateway).toList());
    }

    Reading<Set<String>> invitations() {
        return Readings.of(() -> ram.getResourceShareInvitationsPaginator(r -> { }).stream()
                .flatMap(page -> page.resourceShareInvitations().stream())
                .filter(one -> one.status() == ResourceShareInvitationStatus.PENDING)
                .map(ResourceShareInvitation::senderAccountId).collect(Collectors.toSet()));
    }

    Reading<List<Facts.Table>> tables() {
        return Readings.of(() -> ec2.describeRouteTablesPaginator().routeTables().stream()
                .map(table -> new Facts.Table(table.routeTableId(), table.vpcId(), table.routes().size())).toList());
    }

    private static Facts.Gateway gateway(TransitGateway seen) {
        return new Facts.Gateway(seen.transitGatewayId(), seen.ownerId(), seen.stateAsString(), doors(seen.options()),
                seen.tags().stream().anyMatch(tag -> tag.key().equals("transit-handshake")));
    }

    private static List<String> doors(TransitGatewayOptions options) {
        List<String> open = new ArrayList<>();
        add(open, "AutoAcceptSharedAttachments", options.autoAcceptSharedAttachmentsAsString());
        add(open, "DefaultRouteTableAssociation", options.defaultRouteTableAssociationAsString());
        add(open, "DefaultRouteTablePropagation", options.defaultRouteTablePropagationAsString());
        return open;
    }

    private static void add(List<String> open, String option, String value) {
        if (!"disable".equals(value)) {
            open.add(option);
        }
    }
}
