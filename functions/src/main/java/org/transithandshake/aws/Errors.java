package org.transithandshake.aws;

import java.util.Set;
import java.util.function.Supplier;
import org.transithandshake.step.NotYet;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * The one place that knows EC2's error codes. EC2 models no exceptions, so the code is all there is (Amazon EC2 API
 * Reference, "Error codes for the Amazon EC2 API").
 */
final class Errors {
    static final String DUPLICATE_ATTACHMENT = "DuplicateTransitGatewayAttachment";
    static final String ALREADY_ASSOCIATED = "Resource.AlreadyAssociated";
    static final String DUPLICATE_PROPAGATION = "TransitGatewayRouteTablePropagation.Duplicate";
    static final String NO_PROPAGATION = "TransitGatewayRouteTablePropagation.NotFound";
    /** Sic, with a small p: what disassociating or disabling something that is not there answers. */
    static final String NOT_THERE = "InvalidparameterValue";
    static final String NO_ASSOCIATION = "InvalidAssociation.NotFound";
    static final String ROUTE_EXISTS = "RouteAlreadyExists";
    static final String NO_ROOM = "RouteLimitExceeded";
    static final String NO_ROUTE = "InvalidRoute.NotFound";
    static final String DENIED = "UnauthorizedOperation";
    static final String NO_ATTACHMENT = "InvalidTransitGatewayAttachmentID.NotFound";

    private Errors() {
    }

    /** Runs a call; a failure with one of the codes is as good as success. Returns whether the call itself worked. */
    static boolean tolerating(Set<String> codes, Supplier<?> call) {
        try {
            translating(call);
            return true;
        } catch (Ec2Exception e) {
            if (codes.contains(code(e))) {
                return false;
            }
            throw e;
        }
    }

    /** Runs a call; what only needs time becomes {@link NotYet} or {@link GatewayNotVisible}. */
    static <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (Ec2Exception e) {
            throw switch (code(e)) {
                case "IncorrectState", "PrefixListVersionMismatch" -> new NotYet(e.awsErrorDetails().errorMessage());
                case "InvalidTransitGatewayID.NotFound" -> new GatewayNotVisible(e.awsErrorDetails().errorMessage());
                default -> e;
            };
        }
    }

    static String code(Ec2Exception e) {
        return e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    }
}
