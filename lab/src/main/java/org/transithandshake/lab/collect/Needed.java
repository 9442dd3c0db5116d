package org.transithandshake.lab.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What a trace needs of EC2's outputs; all else, such as tags, descriptions and key names, stays at home. */
final class Needed {
    private static final Set<String> MEMBERS = Set.of(
            // who and where
            "VpcId", "OwnerId", "VpcOwnerId", "SubnetId", "SubnetIds", "AvailabilityZoneId", "CidrBlock",
            "CidrBlockAssociationSet", "CidrBlockState", "Ipv6CidrBlock", "Ipv6CidrBlockAssociationSet",
            "Ipv6CidrBlockState", "State", "NetworkInterfaceId", "Attachment", "InstanceId", "PrivateIpAddress",
            "PrivateIpAddresses", "Ipv6Address", "Ipv6Addresses", "SourceDestCheck",
            // routes
            "RouteTableId", "Associations", "Association", "Main", "Routes", "DestinationCidrBlock",
            "DestinationIpv6CidrBlock", "DestinationPrefixListId", "Origin", "Type", "TransitGatewayId", "GatewayId",
            "NatGatewayId", "VpcPeeringConnectionId", "EgressOnlyInternetGatewayId", "LocalGatewayId",
            "CarrierGatewayId", "CoreNetworkArn", "Entries", "Cidr", "PrefixListId",
            // gateways
            "TransitGatewayAttachmentId", "TransitGatewayAttachments", "TransitGatewayRouteTableId", "Options",
            "SecurityGroupReferencingSupport", "Ipv6Support", "ApplianceModeSupport", "AdditionalRoutesAvailable",
            // security groups and network ACLs
            "Groups", "GroupId", "IpPermissions", "IpPermissionsEgress", "IpProtocol", "FromPort", "ToPort", "IpRanges",
            "CidrIp", "Ipv6Ranges", "CidrIpv6", "PrefixListIds", "UserIdGroupPairs", "UserId", "NetworkAclId", "Egress",
            "RuleNumber", "RuleAction", "Protocol", "PortRange", "From", "To", "IcmpTypeCode", "Code");

    private Needed() {
    }

    /** Takes away, in place, every member that is not needed; the name of what is named stays. */
    static ObjectNode of(ObjectNode output) {
        prune(output);
        return output;
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode name = name(object.get("Tags"));
            object.retain(MEMBERS);
            if (name != null && object.has("TransitGatewayRouteTableId")) {
                object.putArray("Tags").add(name);
            }
        }
        for (JsonNode child : node) {
            if (!isTag(child)) {
                prune(child);
            }
        }
    }

    private static boolean isTag(JsonNode node) {
        return node instanceof ArrayNode && name(node) != null;
    }

    private static JsonNode name(JsonNode tags) {
        if (tags != null) {
            for (JsonNode tag : tags) {
                if (tag.path("Key").asText().equals("Name") && tag.size() == 2) {
                    return tag;
                }
            }
        }
        return null;
    }
}
