package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;
import static org.transithandshake.lab.ec2.Persons.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Filters, tags, zones and pages of the Describe calls. */
class LooksTest {
    private Persons two = new Persons();

    private List<String> vpcs(Filter... filters) {
        DescribeVpcsResponse found = two.call(HUB, DescribeVpcsRequest.builder().filters(filters).build());
        return found.vpcs().stream().map(Vpc::cidrBlock).toList();
    }

    private void vpc(String cidr, String team) {
        two.call(HUB, CreateVpcRequest.builder().cidrBlock(cidr).tagSpecifications(TagSpecification.builder()
                .resourceType(ResourceType.VPC).tags(Tag.builder().key("team").value(team).build()).build()).build());
    }

    @Test
    void aFilterMayHave200Values() {
        String[] most = Collections.nCopies(200, "10.0.0.0/16").toArray(String[]::new);
        assertThat(vpcs(filter("cidr", most))).isEmpty();
        String[] more = Collections.nCopies(201, "10.0.0.0/16").toArray(String[]::new);
        assertThat(two.refused(HUB, DescribeVpcsRequest.builder().filters(filter("cidr", more)).build()))
                .hasToString("FilterLimitExceeded: The maximum number of filter values specified on a single call is"
                        + " 200.");
    }

    @Test
    void filtersAreJoinedByAndTheirValuesByOr() {
        vpc("10.0.0.0/16", "red");
        vpc("10.1.0.0/16", "reddish");
        vpc("10.2.0.0/16", "blue");
        two.vpc(HUB, "10.3.0.0/16");
        assertThat(vpcs(filter("tag:team", "red"))).containsExactly("10.0.0.0/16");
        assertThat(vpcs(filter("tag:team", "red*"))).containsExactly("10.0.0.0/16", "10.1.0.0/16");
        assertThat(vpcs(filter("tag:team", "red", "blue"))).containsExactly("10.0.0.0/16", "10.2.0.0/16");
        assertThat(vpcs(filter("tag-key", "team"), filter("cidr", "10.2.0.0/16"))).containsExactly("10.2.0.0/16");
        assertThat(vpcs(filter("tag:team", "r?d"))).containsExactly("10.0.0.0/16");
        assertThat(vpcs(filter("owner-id", SPOKE.account()))).isEmpty();
    }

    @Test
    void anUnknownFilterIsNamed() {
        assertThat(two.refused(HUB, DescribeVpcsRequest.builder().filters(filter("colour", "red")).build()))
                .hasToString("InvalidParameterValue: The filter 'colour' is invalid");
    }

    @Test
    void aListIsCutIntoPages() {
        two = new Persons(Switches.quiet(), new Pages(2, false));
        for (int i = 0; i < 5; i++) {
            two.vpc(HUB, "10." + i + ".0.0/16");
        }
        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            DescribeVpcsResponse page =
                    two.call(HUB, DescribeVpcsRequest.builder().nextToken(token).build());
            sizes.add(page.vpcs().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(two.code(HUB, DescribeVpcsRequest.builder().nextToken("x").build())).isEqualTo("InvalidNextToken");
        assertThat(two.code(HUB, DescribeVpcsRequest.builder().maxResults(4).build()))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void attachmentsAreFoundByWhoOwnsThem() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.requested(gateway, SPOKE, "10.1.0.0/16");
        two.attached(gateway, HUB, "10.0.0.0/16");
        DescribeTransitGatewayAttachmentsResponse found = two.call(HUB, DescribeTransitGatewayAttachmentsRequest
                .builder().filters(filter("resource-owner-id", SPOKE.account()), filter("resource-type", "vpc"),
                        filter("state", "pendingAcceptance")).build());
        assertThat(found.transitGatewayAttachments()).hasSize(1);
        assertThat(found.transitGatewayAttachments().getFirst().transitGatewayAttachmentId()).isEqualTo(id);
        assertThat(found.transitGatewayAttachments().getFirst().transitGatewayOwnerId()).isEqualTo(HUB.account());
    }

    @Test
    void subnetsHaveTheNamesAndIdsOfTheirZones() {
        String vpcId = two.vpc(HUB, "10.0.0.0/16");
        CreateSubnetResponse made = two.call(HUB, CreateSubnetRequest.builder().vpcId(vpcId)
                .cidrBlock("10.0.1.0/24").availabilityZoneId("apne1-az2").build());
        assertThat(made.subnet().availabilityZone()).isEqualTo("ap-northeast-1d");
        assertThat(made.subnet().availableIpAddressCount()).isEqualTo(251);
        CreateSubnetRequest next = CreateSubnetRequest.builder().vpcId(vpcId).cidrBlock("10.0.1.128/25").build();
        assertThat(two.code(HUB, next)).isEqualTo("InvalidSubnet.Conflict");
        assertThat(two.code(HUB, next.toBuilder().cidrBlock("10.9.0.0/24").build())).isEqualTo("InvalidSubnet.Range");
        assertThat(Zones.of("eu-central-1").getFirst().id()).isEqualTo("euc1-az1");
    }

    @Test
    void tagsAreChangedFoundAndDeleted() {
        String vpcId = two.vpc(HUB, "10.0.0.0/16");
        two.call(HUB, CreateTagsRequest.builder().resources(vpcId).tags(
                Tag.builder().key("a").value("1").build(), Tag.builder().key("b").value("2").build()).build());
        two.call(HUB, DeleteTagsRequest.builder().resources(vpcId).tags(
                Tag.builder().key("a").value("other").build(), Tag.builder().key("b").build()).build());
        DescribeTagsResponse tags = two.call(HUB, DescribeTagsRequest.builder()
                .filters(filter("resource-type", "vpc")).build());
        assertThat(tags.tags()).extracting(TagDescription::key).containsExactly("a");
        assertThat(two.code(SPOKE, CreateTagsRequest.builder().resources(vpcId)
                .tags(Tag.builder().key("a").build()).build())).isEqualTo("InvalidVpcID.NotFound");
        assertThat(two.code(HUB, CreateTagsRequest.builder().resources(vpcId)
                .tags(Tag.builder().key("aws:x").build()).build())).isEqualTo("InvalidParameterValue");
        assertThat(two.code(HUB, CreateTagsRequest.builder().resources("i-12345678")
                .tags(Tag.builder().key("a").build()).build())).isEqualTo("InvalidID");
    }
}
