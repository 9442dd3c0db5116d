package org.transithandshake.lab.account;

import java.util.List;
import java.util.function.Predicate;
import org.transithandshake.lab.api.Access;
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
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * As much of IAM, CloudTrail and Service Quotas as tells how an account is set up: its service-linked role of Transit
 * Gateway, which EC2 makes with the first attachment, and the trail that {@link Switches} gives it.
 */
public final class AccountServices {
    private static final double ROUTES_PER_TABLE = 50;
    private static final String LINKED_ROLE = "AWSServiceRoleForVPCTransitGateway";

    private AccountServices() {
    }

    /** @param hasAttachment whether the account has or had an attachment */
    public static List<Operations> of(Switches switches, Predicate<String> hasAttachment) {
        return List.of(
                new Operations("iam").on(GetRoleRequest.class, (caller, q) -> role(caller, q, hasAttachment),
                        (caller, q) -> List.of(new Access("iam:GetRole", arn(caller, q.roleName())))),
                new Operations("cloudtrail").on(DescribeTrailsRequest.class, (caller, q) -> trails(caller, switches))
                        .on(GetTrailStatusRequest.class, (caller, q) -> GetTrailStatusResponse.builder()
                                .isLogging(switches.hasTrail(caller.account())).build(),
                                (caller, q) -> List.of(new Access("cloudtrail:GetTrailStatus", q.name()))),
                new Operations("servicequotas").on(GetServiceQuotaRequest.class, (caller, q) -> quota(q),
                        (caller, q) -> List.of(new Access("servicequotas:GetServiceQuota", "arn:aws:servicequotas:"
                                + caller.region() + ":" + caller.account() + ":" + q.serviceCode() + "/"
                                + q.quotaCode()))));
    }

    private static GetRoleResponse role(Caller caller, GetRoleRequest request, Predicate<String> hasAttachment) {
        if (!LINKED_ROLE.equals(request.roleName()) || !hasAttachment.test(caller.account())) {
            throw new AwsError(404, "NoSuchEntity",
                    "The role with name " + request.roleName() + " cannot be found.");
        }
        return GetRoleResponse.builder().role(Role.builder().roleName(LINKED_ROLE).path(
                "/aws-service-role/transitgateway.amazonaws.com/").arn(arn(caller, LINKED_ROLE)).build()).build();
    }

    /** Only the linked role is there, so every name is looked for under its path. */
    private static String arn(Caller caller, String name) {
        return "arn:aws:iam::" + caller.account() + ":role/aws-service-role/transitgateway.amazonaws.com/" + name;
    }

    /** Routes per route table, as the guide states it (Amazon VPC User Guide, "Amazon VPC quotas"). */
    private static GetServiceQuotaResponse quota(GetServiceQuotaRequest request) {
        if (!"vpc".equals(request.serviceCode()) || !"L-93826ACB".equals(request.quotaCode())) {
            throw new AwsError("NoSuchResourceException", "The request failed because the specified service quota "
                    + request.quotaCode() + " of " + request.serviceCode() + " is not one of the lab.");
        }
        return GetServiceQuotaResponse.builder().quota(ServiceQuota.builder().serviceCode("vpc")
                .quotaCode("L-93826ACB").quotaName("Routes per route table").value(ROUTES_PER_TABLE).build()).build();
    }

    private static DescribeTrailsResponse trails(Caller caller, Switches switches) {
        return DescribeTrailsResponse.builder().trailList(switches.hasTrail(caller.account())
                ? List.of(Trail.builder().name("management").trailARN("arn:aws:cloudtrail:" + caller.region() + ":"
                        + caller.account() + ":trail/management").isMultiRegionTrail(true).build())
                : List.of()).build();
    }
}
