package org.transithandshake.lab.shipped;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.shipped.Connection.Right;

/** No role of the two stacks has a right that nobody knows a use for. */
@AtItsOwnEnd
class PermissionsTest {
    private static final String PULL_BACK = "takes back a place that does not show what was approved";
    private static final String STATIC = "a segment with static routes";
    private static final String FAILURE = "tells people of a failure";
    private static final String NOT_CONNECTED = "an attempt that does not connect";
    private static final String REVOKED = "what was connected is not allowed any more";
    private static final String CUT = "an attempt that was stopped, or took too long";
    private static final String RANGE = "a range was added to a connected VPC";

    private static final String AMISS = "a sweep finds something amiss";
    private static final String DAILY = "once a day";
    private static final String LEAVING = "the stack is deleted with OnDelete=disconnect";
    private static final String STOPPED = "somebody stopped an attempt";
    private static final String OPTIONS = "the stack asks for other options than before";
    private static final String OBSERVED = "Mode=observe";
    /** SAM writes this right, in its own spelling, for an OnFailure destination. */
    private static final String GIVEN_UP = "Lambda drops an event after its retries";

    /** Rights that making one sound connection does not use, as {@code resource action}, and what they are for. */
    private static final Map<String, String> FOR_OTHER_DAYS = Map.ofEntries(
            entry("AcceptInvitation ec2:DescribeTransitGatewayVpcAttachments", "a gateway that is visible already"),
            entry("AdmitRequest ec2:CreateTags", "an attempt after one that did not connect"),
            entry("AdmitRequest ec2:DeleteTransitGatewayRoute", RANGE),
            entry("AdmitRequest ec2:DescribeTransitGatewayAttachments", RANGE),
            entry("AdmitRequest ec2:DisableTransitGatewayRouteTablePropagation", RANGE),
            entry("AdmitRequest ec2:DisassociateTransitGatewayRouteTable", RANGE),
            entry("AdmitRequest ec2:SearchTransitGatewayRoutes", RANGE),
            entry("AdmitRequest states:DescribeExecution", "a look at what has been decided before"),
            entry("AdmitRequest dynamodb:UpdateItem", "people are asked, or told that something will be cut"),
            entry("RecordEnd dynamodb:UpdateItem", NOT_CONNECTED),
            entry("SweepHub dynamodb:DeleteItem", "an attachment has been gone for a month"),
            entry("ObserveGateway ec2:DescribeTransitGateways", OBSERVED),
            entry("ObserveGateway ec2:DescribeTransitGatewayAttachments", OBSERVED),
            entry("ObserveGateway ec2:DescribeTransitGatewayVpcAttachments", OBSERVED),
            entry("ObserveGateway ec2:DescribeTransitGatewayRouteTables", OBSERVED),
            entry("ObserveGateway ram:GetResourceShares", OBSERVED),
            entry("ObserveGateway ram:GetResourceShareAssociations", OBSERVED),
            entry("ObserveGateway states:StartExecution", OBSERVED),
            entry("Report sns:Publish", "a request or an invitation that is not accepted, or what observe mode sees"),
            entry("AcceptInvitation sqs:SendMessage", GIVEN_UP),
            entry("AdmitRequest sqs:SendMessage", GIVEN_UP),
            entry("FixRoutes sqs:SendMessage", GIVEN_UP),
            entry("Withdraw sqs:SendMessage", GIVEN_UP),
            entry("SweepHub sqs:SendMessage", GIVEN_UP),
            entry("SweepSpoke sqs:SendMessage", GIVEN_UP),
            entry("LeaveHub sqs:SendMessage", GIVEN_UP),
            entry("LeaveSpoke sqs:SendMessage", GIVEN_UP),
            entry("SweepRole sqs:SendMessage", "Scheduler cannot start a sweep, and keeps it"),
            entry("AdmitRequest events:PutEvents", AMISS),
            entry("FixRoutes states:StartExecution", AMISS),
            entry("SweepHub ec2:CreateRoute", AMISS),
            entry("SweepHub ec2:ReplaceRoute", AMISS),
            entry("SweepHub events:PutEvents", AMISS),
            entry("SweepHub states:ListExecutions", AMISS),
            entry("SweepHub states:StartExecution", AMISS),
            entry("SweepSpoke events:PutEvents", AMISS),
            entry("SweepSpoke ram:ListPendingInvitationResources", AMISS),
            entry("SweepSpoke states:StartExecution", AMISS),
            entry("CheckAccount cloudtrail:DescribeTrails", DAILY),
            entry("CheckAccount cloudtrail:GetTrailStatus", DAILY),
            entry("CheckAccount ec2:DescribeRouteTables", DAILY),
            entry("CheckAccount ec2:DescribeTransitGateways", DAILY),
            entry("CheckAccount events:DescribeEventBus", DAILY),
            entry("CheckAccount iam:GetRole", DAILY),
            entry("CheckAccount ram:GetResourceShareInvitations", DAILY),
            entry("CheckAccount servicequotas:GetServiceQuota", DAILY),
            entry("CheckAccount sqs:SendMessage", GIVEN_UP),
            entry("CheckAccount states:StartExecution", AMISS),
            entry("LeaveHub ec2:DescribeTransitGateways", LEAVING),
            entry("LeaveHub ec2:DescribeTransitGatewayVpcAttachments", LEAVING),
            entry("LeaveHub ec2:DescribeTransitGatewayAttachments", LEAVING),
            entry("LeaveHub ec2:DescribeRouteTables", LEAVING),
            entry("LeaveHub ec2:SearchTransitGatewayRoutes", LEAVING),
            entry("LeaveHub ec2:DeleteRoute", LEAVING),
            entry("LeaveHub ec2:DeleteTransitGatewayRoute", LEAVING),
            entry("LeaveHub ec2:DisassociateTransitGatewayRouteTable", LEAVING),
            entry("LeaveHub ec2:DisableTransitGatewayRouteTablePropagation", LEAVING),
            entry("LeaveHub ec2:DeleteTransitGatewayVpcAttachment", LEAVING),
            entry("LeaveHub sns:Publish", LEAVING),
            entry("LeaveSpoke ec2:DescribeTransitGateways", LEAVING),
            entry("LeaveSpoke ec2:DescribeTransitGatewayVpcAttachments", LEAVING),
            entry("LeaveSpoke ec2:DescribeRouteTables", LEAVING),
            entry("LeaveSpoke ec2:DeleteRoute", LEAVING),
            entry("LeaveSpoke ec2:DeleteTransitGatewayVpcAttachment", LEAVING),
            entry("LeaveSpoke sns:Publish", LEAVING),
            entry("Answer sns:Publish", FAILURE),
            entry("Connect sns:Publish", FAILURE),
            entry("Join states:StartExecution", FAILURE),
            entry("ConnectHubVpcs ec2:DisableTransitGatewayRouteTablePropagation", "moves a VPC to another segment"),
            entry("ConnectHubVpcs ec2:DisassociateTransitGatewayRouteTable", "moves a VPC to another segment"),
            entry("EnsureGateway ec2:ModifyTransitGateway", OPTIONS),
            entry("ConnectHubVpcs ec2:ModifyTransitGatewayVpcAttachment", OPTIONS),
            entry("RequestAttachment ec2:ModifyTransitGatewayVpcAttachment", OPTIONS),
            entry("EnsureGateway ec2:DeleteTransitGateway", "two offers at once made two gateways"),
            entry("EnsureGateway ec2:DescribeTransitGatewayAttachments", "two offers at once made two gateways"),
            entry("EnsureRouteTables ec2:DeleteTransitGatewayRouteTable", "two offers at once made a table twice"),
            entry("EnterAirlock ec2:DescribeTransitGatewayVpcAttachments", "a stranger is in the airlock"),
            entry("EnterAirlock ec2:DisableTransitGatewayRouteTablePropagation", "a stranger is in the airlock"),
            entry("EnterAirlock states:DescribeExecution", "a stranger is in the airlock"),
            entry("FixHubRoutes ec2:ReplaceRoute", "a route to the gateway became a blackhole"),
            entry("FixHubRoutes states:StartExecution", "the spoke's stack has another version"),
            entry("FixRoutes ec2:ReplaceRoute", "a route to the gateway became a blackhole"),
            entry("FixRoutes ec2:DescribeTransitGateways", "an attachment that the stack did not request"),
            entry("PlaceAttachment ec2:CreateTransitGatewayRoute", STATIC),
            entry("PlaceAttachment ec2:DeleteTransitGatewayRoute", STATIC),
            entry("PlaceAttachment ec2:DescribeTransitGatewayAttachments", PULL_BACK),
            entry("PlaceAttachment ec2:DescribeTransitGatewayVpcAttachments", "another is in an airlock"),
            entry("PlaceAttachment ec2:DisableTransitGatewayRouteTablePropagation", "another is in an airlock"),
            entry("PlaceAttachment states:DescribeExecution", "another is in an airlock"),
            entry("PlaceAttachment ec2:DisassociateTransitGatewayRouteTable", PULL_BACK),
            entry("ObserveGateway ec2:SearchTransitGatewayRoutes", OBSERVED),
            entry("Offer ram:DisassociateResourceShare", REVOKED),
            entry("Offer states:StartExecution", FAILURE),
            entry("ShareGateway ram:DisassociateResourceShare", "the hub has come to another gateway"),
            entry("RemoveHubRoutes ec2:DeleteRoute", REVOKED),
            entry("RemoveHubRoutes ec2:DescribeRouteTables", REVOKED),
            entry("RemoveHubRoutes ec2:DescribeSubnets", REVOKED),
            entry("RemoveHubRoutes ec2:DescribeTransitGatewayVpcAttachments", REVOKED),
            entry("RemoveHubRoutes ec2:SearchTransitGatewayRoutes", REVOKED),
            entry("RecordEnd ec2:CreateTags", NOT_CONNECTED),
            entry("RecordEnd ec2:DescribeTransitGatewayVpcAttachments", NOT_CONNECTED),
            entry("VerifyPlacement ec2:DeleteTransitGatewayRoute", STATIC),
            entry("VerifyPlacement ec2:DisassociateTransitGatewayRouteTable", PULL_BACK),
            entry("Withdraw ec2:CreateTags", CUT),
            entry("Withdraw ec2:DescribeTransitGatewayVpcAttachments", CUT),
            entry("Withdraw ec2:DeleteTransitGatewayRoute", STATIC),
            entry("Withdraw ec2:DescribeTransitGatewayAttachments", PULL_BACK),
            entry("Withdraw ec2:DisableTransitGatewayRouteTablePropagation", PULL_BACK),
            entry("Withdraw ec2:DisassociateTransitGatewayRouteTable", PULL_BACK),
            entry("Withdraw ec2:SearchTransitGatewayRoutes", PULL_BACK),
            entry("Withdraw states:DescribeExecution", STOPPED));

    @Test
    void everyRightIsUsedOrHasItsReason() {
        Set<String> unused = unused(LabSetup.quiet());
        unused.retainAll(unused(LabSetup.loud()));

        assertThat(unused).isEqualTo(new TreeSet<>(FOR_OTHER_DAYS.keySet()));
    }

    /** Without what logs of functions and traces need: the lab has neither. docs/permissions.md says what asks. */
    private static Set<String> unused(LabSetup setup) {
        return Connection.of(setup, Shipped.TEMPLATE).unused().stream().map(Right::toString)
                .filter(right -> !right.matches("\\S+ (logs:(Create|Put)Log(Group|Stream|Events)|xray:.*)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
