package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Access;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;

/** What calls need, so that a role without it is denied as IAM would deny it. */
class RightsTest {
    private static final String AT_HUB = "arn:aws:ec2:ap-northeast-1:222222222222:";
    private static final String AT_SPOKE = "arn:aws:ec2:ap-northeast-1:111111111111:";
    private static final String LINKED_ROLE = "arn:aws:iam::111111111111:role/aws-service-role/"
            + "transitgateway.amazonaws.com/AWSServiceRoleForVPCTransitGateway";
    private final Persons two = new Persons();

    @Test
    void aRequestForAnAttachmentNeedsTheGatewayInTheHubsAccount() {
        TransitGateway gateway = two.gateway();
        var request = CreateTransitGatewayVpcAttachmentRequest.builder().transitGatewayId(gateway.transitGatewayId())
                .vpcId("vpc-1").subnetIds("subnet-1", "subnet-2").build();
        assertThat(two.needs(SPOKE, request)).extracting(Access::resource).containsExactlyInAnyOrder(
                AT_SPOKE + "transit-gateway-attachment/*", AT_HUB + "transit-gateway/" + gateway.transitGatewayId(),
                AT_SPOKE + "vpc/vpc-1", AT_SPOKE + "subnet/subnet-1", AT_SPOKE + "subnet/subnet-2", LINKED_ROLE);
        assertThat(two.needs(SPOKE, request)).extracting(Access::action)
                .containsOnly("ec2:CreateTransitGatewayVpcAttachment", "iam:CreateServiceLinkedRole");
    }

    @Test
    void onlyTheFirstRequestOfAnAccountNeedsToMakeTheServiceLinkedRole() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        two.requested(gateway, SPOKE, "10.1.0.0/16");
        assertThat(two.needs(SPOKE, two.attachment(gateway, "vpc-2", "subnet-3"))).extracting(Access::action)
                .containsOnly("ec2:CreateTransitGatewayVpcAttachment");
    }

    @Test
    void taggingAtCreationNeedsItsOwnPermission() {
        var request = CreateTransitGatewayRequest.builder().tagSpecifications(TagSpecification.builder()
                .resourceType(ResourceType.TRANSIT_GATEWAY).tags(Tag.builder().key("by").value("us").build()).build())
                .build();
        assertThat(two.needs(HUB, request)).containsExactly(
                new Access("ec2:CreateTransitGateway", AT_HUB + "transit-gateway/*", Map.of("aws:RequestTag/by", "us")),
                new Access("ec2:CreateTags", AT_HUB + "transit-gateway/*",
                        Map.of("aws:RequestTag/by", "us", "ec2:CreateAction", "CreateTransitGateway")));
    }

    @Test
    void aRouteNeedsItsTableWithTheTablesTags() {
        String vpcId = two.vpc(SPOKE, "10.0.0.0/16");
        CreateRouteTableResponse made = two.call(SPOKE, CreateRouteTableRequest.builder().vpcId(vpcId).build());
        String table = made.routeTable().routeTableId();
        two.call(SPOKE, CreateTagsRequest.builder().resources(table)
                .tags(Tag.builder().key("team").value("a").build()).build());
        assertThat(two.needs(SPOKE, CreateRouteRequest.builder().routeTableId(table).build())).containsExactly(
                new Access("ec2:CreateRoute", AT_SPOKE + "route-table/" + table, Map.of("aws:ResourceTag/team", "a")));
    }

    @Test
    void aSearchNeedsItsTableAndADescriptionNeedsEverything() {
        assertThat(two.needs(HUB, SearchTransitGatewayRoutesRequest.builder().transitGatewayRouteTableId("t").build()))
                .containsExactly(new Access("ec2:SearchTransitGatewayRoutes",
                        AT_HUB + "transit-gateway-route-table/t"));
        assertThat(two.needs(HUB, DescribeTransitGatewaysRequest.builder().build()))
                .containsExactly(new Access("ec2:DescribeTransitGateways", "*"));
        assertThat(two.needs(HUB, AssociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId("t")
                .transitGatewayAttachmentId("a").build())).extracting(Access::resource).containsExactly(
                        AT_HUB + "transit-gateway-attachment/a", AT_HUB + "transit-gateway-route-table/t");
    }

    @Test
    void anAttachmentIsOfTheAccountThatOwnsItsVpcForTheHubToo() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String attachment = two.requested(gateway, SPOKE, "10.1.0.0/16");
        assertThat(two.needs(HUB, two.acceptance(attachment))).extracting(Access::resource)
                .containsExactly(AT_SPOKE + "transit-gateway-attachment/" + attachment);
    }
}
