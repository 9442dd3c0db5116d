package org.transithandshake.lab.account;

import java.util.List;
import java.util.function.Predicate;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Switches;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * As much of IAM and CloudTrail as tells how an account is set up: its service-linked role of Transit Gateway, which
 * EC2 makes with the first attachment, and the trail that {@link Switches} gives it.
 */
public final class AccountServices {
    private static final String LINKED_ROLE = "AWSServiceRoleForVPCTransitGateway";

    private AccountServices() {
    }

    /** @param hasAttachment whether the account has or had an attachment */
    public static List<Operations> of(Switches switches, Predicate<String> hasAttachment) {
        return List.of(
                new Operations("iam").on(GetRoleRequest.class, (caller, q) -> role(caller, q, hasAttachment)),
                new Operations("cloudtrail").on(DescribeTrailsRequest.class, (caller, q) -> trails(caller, switches))
                        .on(GetTrailStatusRequest.class, (caller, q) -> GetTrailStatusResponse.builder()
                                .isLogging(switches.hasTrail(caller.account())).build()));
    }

    private static GetRoleResponse role(Caller caller, GetRoleRequest request, Predicate<String> hasAttachment) {
        if (!LINKED_ROLE.equals(request.roleName()) || !hasAttachment.test(caller.account())) {
            throw new AwsError(404, "NoSuchEntity",
                    "The role with name " + request.roleName() + " cannot be found.");
        }
        return GetRoleResponse.builder().role(Role.builder().roleName(LINKED_ROLE).path(
                "/aws-service-role/transitgateway.amazonaws.com/").arn("arn:aws:iam::" + caller.account()
                + ":role/aws-service-role/transitgateway.amazonaws.com/" + LINKED_ROLE).build()).build();
    }

    private static DescribeTrailsResponse trails(Caller caller, Switches switches) {
        return DescribeTrailsResponse.builder().trailList(switches.hasTrail(caller.account())
                ? List.of(Trail.builder().name("management").trailARN("arn:aws:cloudtrail:" + caller.region() + ":"
                        + caller.account() + ":trail/management").isMultiRegionTrail(true).build())
                : List.of()).build();
    }
}
