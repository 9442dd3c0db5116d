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
