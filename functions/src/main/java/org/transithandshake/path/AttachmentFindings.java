package org.transithandshake.path;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be wrong with an attachment. */
final class AttachmentFindings {

    private AttachmentFindings() {
    }

    static Finding missing(Gateway gateway, Vpc vpc) {
        String subnets = String.join(" ", byZone(vpc).values());
        String advice = "Attach " + vpc.id() + " to " + gateway.id() + ", with one subnet in each zone that it uses.";
        Fix fix = subnets.isEmpty() ? Fix.advice(advice)
                : Fix.review(advice, Commands.createAttachment(gateway.id(), vpc.id(), subnets));
        return new Finding(Code.DISCONNECTED_VPCS, vpc.account(), vpc.id(),
                vpc.id() + " is not attached to " + gateway.id() + ".", fix);
    }

    static Finding noGateway(Journey journey) {
        Vpc vpc = journey.from().vpc();
        return new Finding(Code.DISCONNECTED_VPCS, vpc.account(), vpc.id(),
                "No known Transit Gateway is attached to " + vpc.id() + " or to the destination's VPC.",
                Fix.advice("Attach both VPCs to one Transit Gateway."));
    }

    /** Neither end's owner could be asked, so a missing attachment proves nothing. */
    static Finding notListed(Gateway gateway, Vpc vpc) {
        return new Finding(Code.UNKNOWN_RESOURCE, gateway.account(), gateway.id(),
                "Whether " + vpc.id() + " is attached to " + gateway.id() + " is not known here.",
                Fix.safe("Ask the gateway's owner.", Commands.describeGateway(gateway.id())));
    }

    static Finding badState(Gateway gateway, Attachment attachment) {
        String why = attachment.id() + " of " + attachment.vpcId() + " is " + attachment.state() + ", not available.";
        if (attachment.state().equals("pendingAcceptance")) {
            return badState(gateway.account(), attachment, why, Fix.review(
                    "Accept the attachment, if it is wanted.", Commands.acceptAttachment(attachment.id())));
        }
        if (attachment.isGone()) {
            return badState(attachment.account(), attachment, why, Fix.review(
                    "Attach the VPC again.", Commands.createAttachment(
                            gateway.id(), attachment.vpcId(), String.join(" ", attachment.subnetIds()))));
        }
        return badState(attachment.account(), attachment, why,
                Fix.safe("Wait and look again.", Commands.describeAttachment(attachment.id())));
    }

    private static Finding badState(String account, Attachment attachment, String why, Fix fix) {
        return new Finding(Code.BAD_STATE_ATTACHMENT, account, attachment.id(), why, fix);
    }

    static Finding zoneNotServed(Attachment attachment, Vpc vpc, String zone, List<String> zones) {
        String why = attachment.id() + " has no subnet in " + zone + ", so what is there cannot reach the gateway; it"
                + " serves " + String.join(", ", zones) + ".";
        return new Finding(Code.TGW_ROUTE_AZ_RESTRICTION, attachment.account(), attachment.id(), why, Fix.review(
                "Add a subnet of " + zone + " to the attachment, best a small one of its own.",
                Commands.addSubnet(attachment.id(), byZone(vpc).get(zone))));
    }

    /** EC2 API reference, CreateTransitGatewayVpcAttachmentRequestOptions. */
    static Finding ipv6Off(Attachment attachment) {
        return new Finding(Code.IPV6_SUPPORT, attachment.account(), attachment.id(),
                "Ipv6Support of " + attachment.id() + " is off, so the gateway is shown none of the IPv6 CIDRs of "
                        + attachment.vpcId() + ".",
                Fix.review("Turn it on, if IPv6 is wanted; each subnet of the attachment needs an IPv6 block.",
                        Commands.enableIpv6(attachment.id())));
    }

    static Finding subnetsUnknown(Attachment attachment) {
        return new Finding(Code.UNKNOWN_RESOURCE, attachment.account(), attachment.id(),
                "The zones that " + attachment.id() + " serves are not known here.",
                Fix.safe("Ask account " + attachment.account() + ".", Commands.describeAttachment(attachment.id())));
    }

    /** The id that sorts first of every zone, as at most one subnet of a zone can be attached. */
    private static SortedMap<String, String> byZone(Vpc vpc) {
        SortedMap<String, String> byZone = new TreeMap<>();
        vpc.subnets().forEach(subnet -> byZone.merge(
                subnet.azId(), subnet.id(), (one, other) -> one.compareTo(other) < 0 ? one : other));
        return byZone;
    }
}
