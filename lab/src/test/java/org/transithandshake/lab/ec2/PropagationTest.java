package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.filter;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/** When a block appears in a table, when it does not, and that nobody is told. */
class PropagationTest {
    private Persons two = new Persons();

    private void enable(String table, String attachment) {
        two.call(HUB, EnableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(attachment).build());
    }

    private void disable(String table, String attachment) {
        two.call(HUB, DisableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(attachment).build());
    }

    /** The blocks that a search shows of an attachment. */
    private List<String> shown(String table, String attachment) {
        SearchTransitGatewayRoutesResponse found = two.call(HUB, SearchTransitGatewayRoutesRequest.builder()
                .transitGatewayRouteTableId(table)
                .filters(filter("attachment.transit-gateway-attachment-id", attachment)).build());
        return found.routes().stream().map(TransitGatewayRoute::destinationCidrBlock).toList();
    }

    @Test
    void aSearchFollowsThePropagationAfterTheLag() {
        two = new Persons(Delays.typical().with(Delay.SEARCH_LAG, Duration.ofSeconds(60)), Switches.quiet(),
                Pages.large());
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        enable(table, id);
        two.wait(Duration.ofSeconds(59));
        assertThat(shown(table, id)).isEmpty();
        two.wait(Duration.ofSeconds(1));
        assertThat(shown(table, id)).containsExactly("10.0.0.0/16");
        disable(table, id);
        two.wait(Duration.ofSeconds(59));
        assertThat(shown(table, id)).containsExactly("10.0.0.0/16");
        two.wait(Duration.ofSeconds(1));
        assertThat(shown(table, id)).isEmpty();
    }

    @Test
    void aBlockAddedLaterPropagatesByItselfAndGoesAgain() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        enable(table, id);
        two.settle();
        DescribeVpcsResponse vpcs = two.call(HUB, DescribeVpcsRequest.builder().build());
        AssociateVpcCidrBlockResponse added = two.call(HUB, AssociateVpcCidrBlockRequest.builder()
                .vpcId(vpcs.vpcs().getFirst().vpcId()).cidrBlock("10.9.0.0/16").build());
        assertThat(shown(table, id)).containsExactly("10.0.0.0/16");
        two.settle();
        assertThat(shown(table, id)).containsExactly("10.0.0.0/16", "10.9.0.0/16");
        two.call(HUB, DisassociateVpcCidrBlockRequest.builder()
                .associationId(added.cidrBlockAssociation().associationId()).build());
        two.settle();
        assertThat(shown(table, id)).containsExactly("10.0.0.0/16");
    }

    private List<String> second(Overlap overlap, String firstBlock, String secondBlock, boolean sameTable) {
        two = new Persons(Switches.quiet().with(overlap), Pages.large());
        TransitGateway gateway = two.gateway();
        String first = two.attached(gateway, HUB, firstBlock);
        String second = two.attached(gateway, HUB, secondBlock);
        String table = two.table(gateway);
        String other = sameTable ? table : two.table(gateway);
        enable(table, first);
        enable(other, second);
        two.settle();
        assertThat(shown(table, first)).containsExactly(firstBlock);
        return shown(other, second);
    }

    @Test
    void anIdenticalBlockIsDroppedPerTable() {
        Overlap overlap = Overlap.IDENTICAL_PER_TABLE;
        assertThat(second(overlap, "10.0.0.0/16", "10.0.0.0/16", true)).isEmpty();
        assertThat(second(overlap, "10.0.0.0/16", "10.0.1.0/24", true)).containsExactly("10.0.1.0/24");
        assertThat(second(overlap, "10.0.0.0/16", "10.0.0.0/16", false)).containsExactly("10.0.0.0/16");
    }

    @Test
    void anOverlappingBlockIsDroppedPerTable() {
        Overlap overlap = Overlap.OVERLAPPING_PER_TABLE;
        assertThat(second(overlap, "10.0.0.0/16", "10.0.1.0/24", true)).isEmpty();
        assertThat(second(overlap, "10.0.1.0/24", "10.0.0.0/16", true)).isEmpty();
        assertThat(second(overlap, "10.0.0.0/16", "10.1.0.0/16", true)).containsExactly("10.1.0.0/16");
        assertThat(second(overlap, "10.0.0.0/16", "10.0.1.0/24", false)).containsExactly("10.0.1.0/24");
    }

    @Test
    void anOverlappingBlockIsDroppedInEveryTableOfTheGateway() {
        Overlap overlap = Overlap.GATEWAY_WIDE;
        assertThat(second(overlap, "10.0.0.0/16", "10.0.1.0/24", false)).isEmpty();
        assertThat(second(overlap, "10.0.0.0/16", "10.1.0.0/16", false)).containsExactly("10.1.0.0/16");
    }

    @Test
    void aDroppedBlockAppearsOnlyAfterItsOwnPropagationIsEnabledAgain() {
        TransitGateway gateway = two.gateway();
        String first = two.attached(gateway, HUB, "10.0.0.0/16");
        String second = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        enable(table, first);
        enable(table, second);
        two.settle();
        disable(table, first);
        two.settle();
        assertThat(shown(table, second)).isEmpty();
        disable(table, second);
        enable(table, second);
        two.settle();
        assertThat(shown(table, second)).containsExactly("10.0.0.0/16");
    }

    @Test
    void aDeletedAttachmentLeavesNoPropagationNoAssociationAndABlackHole() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        enable(table, id);
        two.call(HUB, AssociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build());
        two.call(HUB, CreateTransitGatewayRouteRequest.builder().transitGatewayRouteTableId(table)
                .destinationCidrBlock("192.168.0.0/16").transitGatewayAttachmentId(id).build());
        two.settle();
        two.call(HUB, DeleteTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id).build());
        two.settle();
        assertThat(shown(table, id)).containsExactly("192.168.0.0/16");
        SearchTransitGatewayRoutesResponse holes = two.call(HUB, SearchTransitGatewayRoutesRequest.builder()
                .transitGatewayRouteTableId(table).filters(filter("state", "blackhole")).build());
        assertThat(holes.routes()).hasSize(1);
        GetTransitGatewayRouteTableAssociationsResponse rows = two.call(HUB,
                GetTransitGatewayRouteTableAssociationsRequest.builder().transitGatewayRouteTableId(table).build());
        assertThat(rows.associations()).isEmpty();
    }

    @Test
    void aDisassociationLeavesNoRow() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        two.call(HUB, AssociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build());
        two.settle();
        two.call(HUB, DisassociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build());
        GetTransitGatewayRouteTableAssociationsRequest look = GetTransitGatewayRouteTableAssociationsRequest.builder()
                .transitGatewayRouteTableId(table).build();
        GetTransitGatewayRouteTableAssociationsResponse during = two.call(HUB, look);
        assertThat(during.associations().getFirst().stateAsString()).isEqualTo("disassociating");
        two.settle();
        GetTransitGatewayRouteTableAssociationsResponse after = two.call(HUB, look);
        assertThat(after.associations()).isEmpty();
    }
}
