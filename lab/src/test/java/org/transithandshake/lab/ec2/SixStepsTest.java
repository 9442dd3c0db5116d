package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;
import static org.transithandshake.lab.ec2.Persons.STRANGER;
import static org.transithandshake.lab.ec2.Persons.filter;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsResponse;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPropagationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsResponse;

/** The whole handshake by hand, and what each side sees on the way. */
class SixStepsTest {
    private final Persons two = new Persons();

    private TransitGatewayVpcAttachment look(Caller caller, String id) {
        DescribeTransitGatewayVpcAttachmentsResponse seen = two.call(caller,
                DescribeTransitGatewayVpcAttachmentsRequest.builder().transitGatewayAttachmentIds(id).build());
        return seen.transitGatewayVpcAttachments().getFirst();
    }

    private String mainTable(Caller caller, String vpcId) {
        DescribeRouteTablesResponse tables = two.call(caller, DescribeRouteTablesRequest.builder().filters(
                filter("vpc-id", vpcId)).build());
        assertThat(tables.routeTables()).hasSize(1);
        assertThat(tables.routeTables().getFirst().associations().getFirst().main()).isTrue();
        return tables.routeTables().getFirst().routeTableId();
    }

    @Test
    void aVpcOfOneAccountReachesAVpcOfAnother() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String hubAttachment = two.attached(gateway, HUB, "10.0.0.0/16");
        String id = two.requested(gateway, SPOKE, "10.1.0.0/16");
        assertThat(look(SPOKE, id).state()).isEqualTo(TransitGatewayAttachmentState.PENDING_ACCEPTANCE);
        two.call(HUB, two.acceptance(id));
        two.wait(Duration.ofSeconds(59));
        assertThat(look(HUB, id).state()).isEqualTo(TransitGatewayAttachmentState.PENDING);
        two.wait(Duration.ofSeconds(1));
        assertThat(look(HUB, id).state()).isEqualTo(TransitGatewayAttachmentState.AVAILABLE);

        String table = two.table(gateway);
        for (String one : new String[] {hubAttachment, id}) {
            AssociateTransitGatewayRouteTableResponse begun = two.call(HUB, AssociateTransitGatewayRouteTableRequest
                    .builder().transitGatewayRouteTableId(table).transitGatewayAttachmentId(one).build());
            assertThat(begun.association().state()).isEqualTo(TransitGatewayAssociationState.ASSOCIATING);
            EnableTransitGatewayRouteTablePropagationResponse enabled = two.call(HUB,
                    EnableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                            .transitGatewayAttachmentId(one).build());
            assertThat(enabled.propagation().state()).isEqualTo(TransitGatewayPropagationState.ENABLED);
        }
        two.settle();
        SearchTransitGatewayRoutesResponse routes = two.call(HUB, SearchTransitGatewayRoutesRequest.builder()
                .transitGatewayRouteTableId(table).filters(filter("state", "active")).build());
        assertThat(routes.routes()).extracting(TransitGatewayRoute::destinationCidrBlock)
                .containsExactly("10.0.0.0/16", "10.1.0.0/16");

        String vpcId = look(SPOKE, id).vpcId();
        two.call(SPOKE, CreateRouteRequest.builder().routeTableId(mainTable(SPOKE, vpcId))
                .destinationCidrBlock("10.0.0.0/16").transitGatewayId(gateway.transitGatewayId()).build());
        DescribeRouteTablesResponse tables = two.call(SPOKE, DescribeRouteTablesRequest.builder().build());
        assertThat(tables.routeTables().getFirst().routes()).extracting(Route::destinationCidrBlock, Route::gatewayId,
                Route::transitGatewayId, Route::stateAsString, Route::originAsString).containsExactly(
                tuple("10.1.0.0/16", "local", null, "active", "CreateRouteTable"),
                tuple("10.0.0.0/16", null, gateway.transitGatewayId(), "active",
                        "CreateRoute"));
    }

    @Test
    void whatAwsTookIsInTheJournal() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.attached(gateway, SPOKE, "10.1.0.0/16");
        String table = two.table(gateway);
        two.call(HUB, AssociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build());
        two.call(HUB, EnableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build());
        assertThat(two.journal.of(Entry.Took.class)).extracting(Entry.Took::delay).containsExactly(
                Delay.SHARE_VISIBLE, Delay.ATTACHMENT, Delay.ASSOCIATION, Delay.SEARCH_LAG);
        assertThat(two.journal.of(Entry.Took.class).skip(1)).extracting(Entry.Took::subject).containsOnly(id);
    }

    @Test
    void aSharedGatewayIsVisibleAfterTheSharesDelayAndNotBefore() {
        TransitGateway gateway = two.gateway();
        DescribeTransitGatewaysRequest look = DescribeTransitGatewaysRequest.builder()
                .transitGatewayIds(gateway.transitGatewayId()).build();
        two.call(HUB, CreateResourceShareRequest.builder().name("s")
                .resourceArns(gateway.transitGatewayArn()).principals(SPOKE.account()).build());
        assertThat(two.code(SPOKE, look)).isEqualTo("InvalidTransitGatewayID.NotFound");
        GetResourceShareInvitationsResponse got = two.call(SPOKE,
                GetResourceShareInvitationsRequest.builder().build());
        two.call(SPOKE, AcceptResourceShareInvitationRequest.builder()
                .resourceShareInvitationArn(got.resourceShareInvitations().getFirst().resourceShareInvitationArn())
                .build());
        two.wait(Duration.ofMillis(4_999));
        assertThat(two.code(SPOKE, look)).isEqualTo("InvalidTransitGatewayID.NotFound");
        two.wait(Duration.ofMillis(1));
        assertThat(two.code(SPOKE, look)).isEqualTo("no error");
        assertThat(two.code(STRANGER, look)).isEqualTo("InvalidTransitGatewayID.NotFound");
    }

    @Test
    void eachSideSeesOnlyItsOwnTags() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String vpcId = two.vpc(SPOKE, "10.1.0.0/16");
        String subnetId = two.subnet(SPOKE, vpcId, "10.1.0.0/24", "a");
        CreateTransitGatewayVpcAttachmentResponse made = two.call(SPOKE, two.attachment(gateway, vpcId, subnetId)
                .toBuilder().tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.TRANSIT_GATEWAY_ATTACHMENT)
                        .tags(Tag.builder().key("team").value("a").build()).build()).build());
        String id = made.transitGatewayVpcAttachment().transitGatewayAttachmentId();
        two.call(HUB, CreateTagsRequest.builder().resources(id)
                .tags(Tag.builder().key("generation").value("1").build()).build());
        assertThat(look(SPOKE, id).tags()).extracting(Tag::key).containsExactly("team");
        assertThat(look(HUB, id).tags()).extracting(Tag::key).containsExactly("generation");
    }

    @Test
    void onlyTheOwnerOfTheGatewayMayAcceptAndOnlyOnce() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.requested(gateway, SPOKE, "10.1.0.0/16");
        assertThat(two.code(SPOKE, two.acceptance(id))).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        assertThat(two.code(STRANGER, two.acceptance(id))).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        two.call(HUB, two.acceptance(id));
        assertThat(two.code(HUB, two.acceptance(id))).isEqualTo("IncorrectState");
    }

    @Test
    void aRejectedAttachmentStaysVisibleForTwoHours() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.requested(gateway, SPOKE, "10.1.0.0/16");
        two.call(HUB, RejectTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id).build());
        assertThat(look(SPOKE, id).state()).isEqualTo(TransitGatewayAttachmentState.REJECTING);
        two.settle();
        assertThat(look(SPOKE, id).state()).isEqualTo(TransitGatewayAttachmentState.REJECTED);
        two.wait(Duration.ofHours(2));
        assertThat(two.code(HUB, DescribeTransitGatewayVpcAttachmentsRequest.builder()
                .transitGatewayAttachmentIds(id).build())).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
    }

    @Test
    void aGatewayWithDefaultsConnectsAtAcceptance() {
        CreateTransitGatewayResponse made = two.call(HUB, CreateTransitGatewayRequest.builder().build());
        two.settle();
        String id = two.attached(made.transitGateway(), HUB, "10.0.0.0/16");
        DescribeTransitGatewayAttachmentsResponse seen =
                two.call(HUB, DescribeTransitGatewayAttachmentsRequest.builder().build());
        String table = made.transitGateway().options().associationDefaultRouteTableId();
        assertThat(seen.transitGatewayAttachments().getFirst().association().transitGatewayRouteTableId())
                .isEqualTo(table).isNotNull();
        assertThat(seen.transitGatewayAttachments().getFirst().association().stateAsString()).isEqualTo("associated");
        GetTransitGatewayRouteTablePropagationsResponse propagations = two.call(HUB,
                GetTransitGatewayRouteTablePropagationsRequest.builder().transitGatewayRouteTableId(table).build());
        assertThat(propagations.transitGatewayRouteTablePropagations().getFirst().transitGatewayAttachmentId())
                .isEqualTo(id);
    }

    @Test
    void theSameSeedMakesTheSameIds() {
        assertThat(two.gateway()).isEqualTo(new Persons().gateway());
        assertThat(two.gateway().transitGatewayId()).matches("tgw-[0-9a-f]{17}");
    }
}
