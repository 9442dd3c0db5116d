package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.SPOKE;
import static org.transithandshake.lab.ec2.Persons.filter;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ram.model.Resource;

/** Routes of VPC route tables. */
class RoutesTest {
    private final Persons two = new Persons();
    private TransitGateway gateway;
    private String vpcId;
    private String subnetId;
    private String table;

    @BeforeEach
    void shareAGateway() {
        gateway = two.gateway();
        two.share(gateway, SPOKE);
        vpcId = two.vpc(SPOKE, "10.1.0.0/16");
        subnetId = two.subnet(SPOKE, vpcId, "10.1.1.0/24", "c");
        CreateRouteTableResponse made = two.call(SPOKE, CreateRouteTableRequest.builder().vpcId(vpcId).build());
        table = made.routeTable().routeTableId();
    }

    private CreateRouteRequest route(String cidr) {
        return CreateRouteRequest.builder().routeTableId(table).destinationCidrBlock(cidr)
                .transitGatewayId(gateway.transitGatewayId()).build();
    }

    private String attach() {
        CreateTransitGatewayVpcAttachmentResponse made =
                two.call(SPOKE, two.attachment(gateway, vpcId, subnetId));
        String id = made.transitGatewayVpcAttachment().transitGatewayAttachmentId();
        two.call(Persons.HUB, two.acceptance(id));
        return id;
    }

    @Test
    void aRouteNeedsAnAttachmentThatIsAvailable() {
        assertThat(two.code(SPOKE, route("10.0.0.0/16"))).isEqualTo("InvalidTransitGatewayID.NotFound");
        attach();
        assertThat(two.code(SPOKE, route("10.0.0.0/16"))).isEqualTo("InvalidTransitGatewayID.NotFound");
        two.settle();
        assertThat(two.code(SPOKE, route("10.0.0.0/16"))).isEqualTo("no error");
        assertThat(two.refused(SPOKE, route("10.0.5.5/16")))
                .hasToString("RouteAlreadyExists: The route identified by 10.0.0.0/16 already exists");
        assertThat(two.code(SPOKE, route("10.1.0.0/16"))).isEqualTo("RouteAlreadyExists");
        assertThat(two.code(SPOKE, route("10.1.9.0/24"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void aRouteBecomesABlackHoleWhenItsAttachmentGoes() {
        String id = attach();
        two.settle();
        two.call(SPOKE, route("10.0.0.0/16"));
        two.call(SPOKE, DeleteTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id).build());
        DescribeRouteTablesResponse found = two.call(SPOKE, DescribeRouteTablesRequest.builder()
                .filters(filter("route.state", "blackhole")).build());
        assertThat(found.routeTables()).extracting(RouteTable::routeTableId).containsExactly(table);
    }

    @Test
    void aForeignRouteIsReplacedAndDeletedOnlyByName() {
        attach();
        two.settle();
        CreateInternetGatewayResponse made = two.call(SPOKE, CreateInternetGatewayRequest.builder().build());
        String internet = made.internetGateway().internetGatewayId();
        CreateRouteRequest foreign = CreateRouteRequest.builder().routeTableId(table)
                .destinationCidrBlock("0.0.0.0/0").gatewayId(internet).build();
        assertThat(two.code(SPOKE, foreign)).isEqualTo("InvalidParameterValue");
        two.call(SPOKE, AttachInternetGatewayRequest.builder().internetGatewayId(internet).vpcId(vpcId).build());
        two.call(SPOKE, foreign);
        assertThat(two.code(SPOKE, route("0.0.0.0/0"))).isEqualTo("RouteAlreadyExists");
        two.call(SPOKE, ReplaceRouteRequest.builder().routeTableId(table).destinationCidrBlock("0.0.0.0/0")
                .transitGatewayId(gateway.transitGatewayId()).build());
        DescribeRouteTablesResponse found = two.call(SPOKE, DescribeRouteTablesRequest.builder()
                .filters(filter("route.transit-gateway-id", gateway.transitGatewayId())).build());
        assertThat(found.routeTables()).hasSize(1);
        DeleteRouteRequest deletion = DeleteRouteRequest.builder().routeTableId(table)
                .destinationCidrBlock("0.0.0.0/0").build();
        two.call(SPOKE, deletion);
        assertThat(two.refused(SPOKE, deletion))
                .hasToString("InvalidRoute.NotFound: The route identified by 0.0.0.0/0 does not exist");
    }

    @Test
    void aTableHoldsFiftyRoutes() {
        attach();
        two.settle();
        for (int i = 0; i < 50; i++) {
            two.call(SPOKE, route("172.16." + i + ".0/24"));
        }
        assertThat(two.code(SPOKE, route("10.0.0.0/16"))).isEqualTo("RouteLimitExceeded");
    }

    /** It stands for all the entries that it may have, whoever owns it. */
    @Test
    void aPrefixListCountsWithAllItsRoom() {
        attach();
        two.settle();
        CreateManagedPrefixListResponse made = two.call(Persons.HUB, CreateManagedPrefixListRequest.builder()
                .prefixListName("all").addressFamily("IPv4").maxEntries(30).build());
        String list = made.prefixList().prefixListId();
        CreateRouteRequest byList = CreateRouteRequest.builder().routeTableId(table).destinationPrefixListId(list)
                .transitGatewayId(gateway.transitGatewayId()).build();
        assertThat(two.code(SPOKE, byList)).as("not shared yet").isEqualTo("InvalidPrefixListID.NotFound");
        two.share(made.prefixList().prefixListArn(), SPOKE);
        for (int i = 0; i < 21; i++) {
            two.call(SPOKE, route("172.16." + i + ".0/24"));
        }
        assertThat(two.code(SPOKE, byList)).isEqualTo("RouteLimitExceeded");
        two.call(SPOKE, DeleteRouteRequest.builder().routeTableId(table).destinationCidrBlock("172.16.0.0/24").build());
        two.call(SPOKE, byList);
        assertThat(two.code(SPOKE, byList)).isEqualTo("RouteAlreadyExists");
        assertThat(two.code(SPOKE, route("10.0.0.0/16"))).isEqualTo("RouteLimitExceeded");
        assertThat(two.code(Persons.HUB, DeleteManagedPrefixListRequest.builder().prefixListId(list).build()))
                .isEqualTo("DependencyViolation");
        two.call(SPOKE, DeleteRouteRequest.builder().routeTableId(table).destinationPrefixListId(list).build());
        assertThat(two.code(SPOKE, route("10.0.0.0/16"))).isEqualTo("no error");
    }

    @Test
    void aTargetThatTheLabDoesNotHaveIsNamed() {
        assertThat(two.refused(SPOKE, CreateRouteRequest.builder().routeTableId(table)
                .destinationCidrBlock("0.0.0.0/0").natGatewayId("nat-1").build())).hasMessageContaining("NatGatewayId");
    }

    @Test
    void aSubnetHasOneExplicitTableWhichCanBeReplaced() {
        AssociateRouteTableRequest association =
                AssociateRouteTableRequest.builder().routeTableId(table).subnetId(subnetId).build();
        AssociateRouteTableResponse first = two.call(SPOKE, association);
        CreateRouteTableResponse other = two.call(SPOKE, CreateRouteTableRequest.builder().vpcId(vpcId).build());
        String otherId = other.routeTable().routeTableId();
        assertThat(two.code(SPOKE, association.toBuilder().routeTableId(otherId).build()))
                .isEqualTo("Resource.AlreadyAssociated");
        ReplaceRouteTableAssociationResponse moved = two.call(SPOKE, ReplaceRouteTableAssociationRequest.builder()
                .associationId(first.associationId()).routeTableId(otherId).build());
        assertThat(moved.newAssociationId()).isNotEqualTo(first.associationId());
        DescribeRouteTablesResponse found = two.call(SPOKE, DescribeRouteTablesRequest.builder()
                .filters(filter("association.subnet-id", subnetId)).build());
        assertThat(found.routeTables()).extracting(RouteTable::routeTableId).containsExactly(otherId);
    }
}
