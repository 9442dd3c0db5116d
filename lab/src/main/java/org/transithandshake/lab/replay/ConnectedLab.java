package org.transithandshake.lab.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.Landscape.Sample;
import org.transithandshake.lab.replay.Examples.Example;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/** A hub and a spoke that the shipped template has connected, and nothing is left to happen. */
final class ConnectedLab {
    private static final ObjectMapper JSON = new ObjectMapper();
    final Lab lab;
    private final Sample sample;

    /** @throws EventFileException if the template connects nobody */
    ConnectedLab(Path template) {
        lab = new Lab(LabSetup.quiet().with(
                new Switches(Set.of("*"), false, false, false, Switches.quiet().overlap())));
        sample = Landscape.sample(lab, template);
        lab.time().runUntilIdle();
        if (lab.journal().of(Entry.Execution.class).noneMatch(end -> end.detail().contains("\"Connected\""))) {
            throw new EventFileException("the template " + template + " did not connect the lab's two accounts;"
                    + " ./handshake demo --template " + template + " shows how far it comes");
        }
    }

    String attachment() {
        return attachmentOf(Landscape.SPOKE).transitGatewayAttachmentId();
    }

    /** What the ids in the files of {@code events/} stand for. */
    Examples examples() {
        TransitGatewayVpcAttachment spoke = attachmentOf(Landscape.SPOKE);
        return new Examples(List.of(
                new Example("tgw-0123456789abcdef0", spoke.transitGatewayId(), "the hub's gateway"),
                new Example("tgw-attach-0a1b2c3d4e5f60718", spoke.transitGatewayAttachmentId(),
                        "the spoke's attachment"),
                new Example("tgw-attach-0b2c3d4e5f6071829", attachmentOf(Landscape.HUB).transitGatewayAttachmentId(),
                        "the attachment of the hub's own VPC"),
                new Example("tgw-rtb-0a1b2c3d4e5f60718", table("segment:main"), "the segment's route table"),
                new Example("tgw-rtb-0b2c3d4e5f6071829", table("airlock:1"), "the airlock's route table"),
                new Example("vpc-0a1b2c3d4e5f60718", sample.land().vpc(Landscape.SPOKE), "the spoke's VPC"),
                new Example("subnet-0a1b2c3d4e5f60718", spoke.subnetIds().getFirst(), "the spoke's subnet"),
                new Example("rtb-0a1b2c3d4e5f60718", subnetTable(spoke.subnetIds().getFirst()),
                        "that subnet's route table"),
                new Example("7ab63972-b505-7e2a-420d-6f5d35f1f3c0", share(), "the share of the gateway"),
                new Example("5f1f3c00-0000-4000-8000-222222222222", last(sample.hub().id()), "the hub's stack"),
                new Example("5f1f3c00-0000-4000-8000-111111111111", last(sample.spoke().id()), "the spoke's stack"),
                new Example("AQCEAAAAKgAAAAMAAAAAAAAAAUdummyTokenOfAnExample", token(),
                        "the token that the spoke has answered")));
    }

    private TransitGatewayVpcAttachment attachmentOf(String account) {
        return lab.ec2(Landscape.HUB).describeTransitGatewayVpcAttachments().transitGatewayVpcAttachments().stream()
                .filter(attachment -> attachment.vpcOwnerId().equals(account)).findFirst().orElseThrow();
    }

    private String table(String role) {
        return lab.ec2(Landscape.HUB).describeTransitGatewayRouteTables().transitGatewayRouteTables().stream()
                .filter(table -> table.tags().stream().anyMatch(
                        tag -> tag.key().equals("transit-handshake") && tag.value().equals(role)))
                .findFirst().orElseThrow().transitGatewayRouteTableId();
    }

    private String subnetTable(String subnet) {
        return lab.ec2(Landscape.SPOKE).describeRouteTables(r -> r.filters(
                        Filter.builder().name("association.subnet-id").values(subnet).build()))
                .routeTables().getFirst().routeTableId();
    }

    private String share() {
        return last(lab.ram(Landscape.HUB).getResourceShares(r -> r.resourceOwner("SELF")).resourceShares().getFirst()
                .resourceShareArn());
    }

    private String token() {
        String json = lab.journal().of(Entry.Event.class).filter(event -> event.detailType().equals("Routes Wanted"))
                .findFirst().orElseThrow().json();
        try {
            return JSON.readTree(json).path("detail").path("taskToken").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lab wrote an event that is no JSON: " + json, e);
        }
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
