package org.transithandshake.lab.ec2;

import org.transithandshake.lab.api.AwsError;

/**
 * EC2's errors, all HTTP 400 (EC2 API reference, "Error codes for the Amazon EC2 API"). An id of another account or
 * another gateway is answered as not found.
 */
final class Faults {
    private Faults() {
    }

    static AwsError gatewayNotFound(String id) {
        return gone("InvalidTransitGatewayID.NotFound", "Transit Gateway", id);
    }

    static AwsError attachmentNotFound(String id) {
        return gone("InvalidTransitGatewayAttachmentID.NotFound", "Transit Gateway Attachment", id);
    }

    static AwsError gatewayTableNotFound(String id) {
        return gone("InvalidRouteTableID.NotFound", "Transit Gateway Route Table", id);
    }

    private static AwsError gone(String code, String what, String id) {
        return new AwsError(code, what + " " + id + " was deleted or does not exist.");
    }

    static AwsError vpcNotFound(String id) {
        return new AwsError("InvalidVpcID.NotFound", "The vpc ID '" + id + "' does not exist");
    }

    static AwsError subnetNotFound(String id) {
        return new AwsError("InvalidSubnetID.NotFound", "The subnet ID '" + id + "' does not exist");
    }

    static AwsError tableNotFound(String id) {
        return new AwsError("InvalidRouteTableID.NotFound", "The routeTable ID '" + id + "' does not exist");
    }

    static AwsError groupNotFound(String id) {
        return new AwsError("InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
    }

    static AwsError groupRuleNotFound(String id) {
        return new AwsError("InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '" + id
                + "' does not exist");
    }

    static AwsError aclNotFound(String id) {
        return new AwsError("InvalidNetworkAclID.NotFound", "The networkAcl ID '" + id + "' does not exist");
    }

    static AwsError prefixListNotFound(String id) {
        return new AwsError("InvalidPrefixListID.NotFound", "The prefix list ID '" + id + "' does not exist");
    }

    static AwsError interfaceNotFound(String id) {
        return new AwsError("InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '" + id
                + "' does not exist");
    }

    /** Something else still needs the resource. */
    static AwsError dependency(String kind, String id) {
        return new AwsError("DependencyViolation", "The " + kind + " '" + id + "' has dependencies and cannot be"
                + " deleted.");
    }

    static AwsError incorrectState(String id, Object state) {
        return new AwsError("IncorrectState", id + " is in invalid state (" + state + ").");
    }

    static AwsError missing(String parameter) {
        return new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
    }

    static AwsError invalidValue(String message) {
        return new AwsError("InvalidParameterValue", message);
    }

    /** The id, or the error for an absent or malformed one. */
    static String checked(String id, String parameter, String prefix, String malformedCode) {
        if (id == null || id.isEmpty()) {
            throw missing(parameter);
        }
        if (!Ids.wellFormed(prefix, id)) {
            throw new AwsError(malformedCode, "Invalid id: \"" + id + "\" (expecting \"" + prefix + "-...\")");
        }
        return id;
    }
}
