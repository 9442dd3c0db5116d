package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;
import static org.transithandshake.lab.ec2.Persons.filter;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.Ipv6SupportValue;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** IPv6 blocks of VPCs and subnets, their routes, and what attachments propagate of them. */
class Ipv6Test {
    private static final String RANGE = "2001:db8:1::/56";
    private static final String PART = "2001:db8:1:1::/64";
    private final Persons two = new Persons();
    private TransitGateway gateway;
    private String vpcId;

    @BeforeEach
    void shareAGateway() {
        gateway = two.gateway();
        two.share(gateway, SPOKE);
        vpcId = vpc(RANGE);
    }

    private String vpc(String range) {
        CreateVpcResponse made = two.call(SPOKE, CreateVpcRequest.builder().cidrBlock("10.1.0.0/16")
                .ipv6CidrBlock(range).ipv6Pool("ipv6pool-ec2-0a1b2c3d4e5f60718").build());
        return made.vpc().vpcId();
    }

    private Vpc look() {
        DescribeVpcsResponse seen = two.call(SPOKE, DescribeVpcsRequest.builder().vpcIds(vpcId).build());
        return seen.vpcs().getFirst();
    }

    private String subnet(String range) {
        CreateSubnetResponse made = two.call(SPOKE, CreateSubnetRequest.builder().vpcId(vpcId)
                .cidrBlock("10.1.1.0/24").ipv6CidrBlock(range).build());
        return made.subnet().subnetId();
    }

    @Test
    void aVpcAndItsSubnetShowTheirBlocks() {
        String subnet = subnet(PART);
        assertThat(look().ipv6CidrBlockAssociationSet()).singleElement().satisfies(one -> {
            assertThat(one.ipv6CidrBlock()).isEqualTo(RANGE);
            assertThat(one.ipv6CidrBlockState().stateAsString()).isEqualTo("associated");
        });
        DescribeSubnetsResponse seen = two.call(SPOKE, DescribeSubnetsRequest.builder()
                .filters(filter("ipv6-cidr-block-association.ipv6-cidr-block", PART)).build());
        assertThat(seen.subnets()).extracting(Subnet::subnetId).containsExactly(subnet);
    }

    @Test
    void amazonGivesEveryVpcABlockOfItsOwn() {
        CreateVpcRequest request = CreateVpcRequest.builder().cidrBlock("10.8.0.0/16")
                .amazonProvidedIpv6CidrBlock(true).build();
        CreateVpcResponse one = two.call(SPOKE, request);
        CreateVpcResponse other = two.call(HUB, request);
        List<String> blocks = List.of(block(one.vpc()), block(other.vpc()));
        assertThat(blocks).allMatch(block -> block.matches("2406:da14:.*::/56")).doesNotHaveDuplicates();
    }

    private static String block(Vpc vpc) {
        return vpc.ipv6CidrBlockAssociationSet().getFirst().ipv6CidrBlock();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:1::/43", "2001:db8:1::/57", "2001:db8:1::/64"})
    void aBlockOfAnotherSizeIsRefused(String range) {
        assertThat(two.code(SPOKE, CreateVpcRequest.builder().cidrBlock("10.8.0.0/16").ipv6CidrBlock(range)
                .ipv6Pool("ipv6pool-ec2-0a1b2c3d4e5f60718").build())).isEqualTo("InvalidVpc.Range");
    }

    @Test
    void aBlockNeedsItsPool() {
        assertThat(two.code(SPOKE, AssociateVpcCidrBlockRequest.builder().vpcId(vpcId).ipv6CidrBlock(RANGE).build()))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void aBlockWithASubnetInItStays() {
        subnet(PART);
        String id = look().ipv6CidrBlockAssociationSet().getFirst().associationId();
        assertThat(two.code(SPOKE, DisassociateVpcCidrBlockRequest.builder().associationId(id).build()))
                .isEqualTo("InvalidCidrBlock.InUse");
    }

    @Test
    void aSubnetsBlockIsInItsVpcsAndNobodyElses() {
        String subnet = subnet(null);
        assertThat(two.code(SPOKE, part(subnet, "2001:db8:2:1::/64"))).isEqualTo("InvalidSubnet.Range");
        two.call(SPOKE, part(subnet, PART));
        CreateSubnetRequest twin = CreateSubnetRequest.builder().vpcId(vpcId).cidrBlock("10.1.2.0/24")
                .ipv6CidrBlock(PART).build();
        assertThat(two.code(SPOKE, twin)).isEqualTo("InvalidSubnet.Conflict");
    }

    private static AssociateSubnetCidrBlockRequest part(String subnet, String range) {
        return AssociateSubnetCidrBlockRequest.builder().subnetId(subnet).ipv6CidrBlock(range).build();
    }

    @Test
    void aTableHasALocalRouteForEachFamily() {
        assertThat(routes()).extracting(Route::gatewayId).containsExactly("local", "local");
        assertThat(routes()).extracting(Route::destinationIpv6CidrBlock).filteredOn(Objects::nonNull)
                .containsExactly(RANGE);
    }

    private List<Route> routes() {
        DescribeRouteTablesResponse seen = two.call(SPOKE, DescribeRouteTablesRequest.builder()
                .filters(filter("vpc-id", vpcId)).build());
        return seen.routeTables().getFirst().routes();
    }

    @Test
    void aRouteToTheGatewayIsWrittenOnce() {
        attached(subnet(PART), Ipv6SupportValue.ENABLE);
        CreateRouteRequest request = route(r -> r.destinationIpv6CidrBlock("2001:db8::/32"));
        two.call(SPOKE, request);
        assertThat(routes()).anyMatch(route -> "2001:db8::/32".equals(route.destinationIpv6CidrBlock())
                && gateway.transitGatewayId().equals(route.transitGatewayId())
                && route.stateAsString().equals("active"));
        assertThat(two.code(SPOKE, request)).isEqualTo("RouteAlreadyExists");
    }

    @Test
    void aRouteHasOneDestinationOfItsFamily() {
        assertThat(two.code(SPOKE, route(r -> r.destinationCidrBlock("2001:db8::/32"))))
                .isEqualTo("InvalidParameterValue");
        assertThat(two.code(SPOKE, route(r -> r.destinationCidrBlock("10.2.0.0/16")
                .destinationIpv6CidrBlock("2001:db8::/32")))).isEqualTo("InvalidParameterCombination");
        assertThat(two.code(SPOKE, route(r -> { }))).isEqualTo("MissingParameter");
    }

    private CreateRouteRequest route(Consumer<CreateRouteRequest.Builder> more) {
        DescribeRouteTablesResponse seen = two.call(SPOKE, DescribeRouteTablesRequest.builder()
                .filters(filter("vpc-id", vpcId)).build());
        return CreateRouteRequest.builder().routeTableId(seen.routeTables().getFirst().routeTableId())
                .transitGatewayId(gateway.transitGatewayId()).applyMutation(more).build();
    }

    private String attached(String subnetId, Ipv6SupportValue support) {
        CreateTransitGatewayVpcAttachmentResponse made = two.call(SPOKE, attachment(subnetId, support));
        String id = made.transitGatewayVpcAttachment().transitGatewayAttachmentId();
        two.call(HUB, two.acceptance(id));
        two.settle();
        return id;
    }

    private CreateTransitGatewayVpcAttachmentRequest attachment(String subnetId, Ipv6SupportValue support) {
        return two.attachment(gateway, vpcId, subnetId).toBuilder()
                .options(options -> options.ipv6Support(support)).build();
    }

    private List<TransitGatewayRoute> shown(String table, String filter, String value) {
        SearchTransitGatewayRoutesResponse found = two.call(HUB, SearchTransitGatewayRoutesRequest.builder()
                .transitGatewayRouteTableId(table).filters(filter(filter, value)).build());
        return found.routes();
    }

    private String propagated(String attachmentId) {
        String table = two.table(gateway);
        two.call(HUB, EnableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(attachmentId).build());
        two.settle();
        return table;
    }

    @Test
    void withIpv6SupportBothFamiliesArePropagated() {
        String table = propagated(attached(subnet(PART), Ipv6SupportValue.ENABLE));
        assertThat(shown(table, "state", "active")).extracting(TransitGatewayRoute::destinationCidrBlock)
                .containsExactly("10.1.0.0/16", RANGE);
        assertThat(shown(table, "route-search.longest-prefix-match", "2001:db8:1:1::5")).hasSize(1);
        assertThat(shown(table, "route-search.supernet-of-match", PART)).hasSize(1);
        assertThat(shown(table, "route-search.subnet-of-match", "2001:db8::/32")).hasSize(1);
    }

    @Test
    void withoutItTheIpv6BlockIsNot() {
        String table = propagated(attached(subnet(PART), Ipv6SupportValue.DISABLE));
        assertThat(shown(table, "state", "active")).extracting(TransitGatewayRoute::destinationCidrBlock)
                .containsExactly("10.1.0.0/16");
    }

    @Test
    void turningItOnPropagatesTheBlockThatIsThere() {
        String id = attached(subnet(PART), Ipv6SupportValue.DISABLE);
        String table = propagated(id);
        two.call(SPOKE, ModifyTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id)
                .options(options -> options.ipv6Support(Ipv6SupportValue.ENABLE)).build());
        two.settle();
        assertThat(shown(table, "state", "active")).hasSize(2);
    }

    @Test
    void aBlockAddedLaterIsPropagatedByItself() {
        String table = propagated(attached(subnet(PART), Ipv6SupportValue.ENABLE));
        two.call(SPOKE, AssociateVpcCidrBlockRequest.builder().vpcId(vpcId).amazonProvidedIpv6CidrBlock(true)
                .build());
        two.settle();
        assertThat(shown(table, "state", "active")).hasSize(3);
    }

    @Test
    void ipv6SupportNeedsAnIpv6BlockInEverySubnet() {
        assertThat(two.refused(SPOKE, attachment(subnet(null), Ipv6SupportValue.ENABLE)).getMessage())
                .contains("has no IPv6 CIDR block");
    }

    @Test
    void anIpv6OnlySubnetCannotBeAttached() {
        CreateSubnetResponse made = two.call(SPOKE, CreateSubnetRequest.builder().vpcId(vpcId).ipv6Native(true)
                .ipv6CidrBlock(PART).build());
        assertThat(two.refused(SPOKE, attachment(made.subnet().subnetId(), Ipv6SupportValue.ENABLE)).getMessage())
                .contains("has no IPv4 CIDR block");
    }
}
