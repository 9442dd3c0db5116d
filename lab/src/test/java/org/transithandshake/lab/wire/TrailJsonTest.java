package org.transithandshake.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareResponse;

class TrailJsonTest {
    /** This record and the next are AWS's: transit gateways guide, "Log Transit Gateway API calls". */
    @Test
    void theRequestForAGatewayIsRecordedAsPublished() {
        var request = CreateTransitGatewayRequest.builder()
                .options(options -> options.autoAcceptSharedAttachments("disable").dnsSupport("enable"))
                .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.TRANSIT_GATEWAY)
                        .tags(tag("Name", "my-tgw")).build()).build();
        same(TrailJson.request("ec2", "CreateTransitGateway", request), """
                {'CreateTransitGatewayRequest':{'Options':{'AutoAcceptSharedAttachments':'disable',
                  'DnsSupport':'enable'},'TagSpecification':{'ResourceType':'transit-gateway','tag':1,
                  'Tag':{'Value':'my-tgw','tag':1,'Key':'Name'}}}}""");
    }

    @Test
    void theGatewayMadeIsRecordedAsPublished() {
        var response = CreateTransitGatewayResponse.builder().transitGateway(made -> made
                .tags(tag("Name", "my-tgw")).transitGatewayId("tgw-0a13743bd6c1f5fcb")
                .state("pending").options(options -> options.amazonSideAsn(64512L)).ownerId("123456789012")).build();
        JsonNode body = response("CreateTransitGateway", response).get("CreateTransitGatewayResponse");
        same(body.get("transitGateway"), """
                {'tagSet':{'item':{'value':'my-tgw','key':'Name'}},'transitGatewayId':'tgw-0a13743bd6c1f5fcb',
                 'state':'pending','options':{'amazonSideAsn':64512},'ownerId':123456789012}""");
        assertThat(body.get("xmlns").textValue()).isEqualTo("http://ec2.amazonaws.com/doc/2016-11-15/");
        assertThat(body.get("requestId").textValue()).hasSize(36);
    }

    @Test
    void anAccountIdLosesItsLeadingZerosAndAListBecomesWhatItsLengthMakesIt() {
        var response = CreateTransitGatewayVpcAttachmentResponse.builder().transitGatewayVpcAttachment(made -> made
                .vpcOwnerId("000123456789").subnetIds("subnet-1", "subnet-2").state("pendingAcceptance")
                .tags(List.of())).build();
        JsonNode body = response("CreateTransitGatewayVpcAttachment", response);
        same(body.at("/CreateTransitGatewayVpcAttachmentResponse/transitGatewayVpcAttachment"), """
                {'vpcOwnerId':123456789,'state':'pendingAcceptance','subnetIds':{'item':['subnet-1','subnet-2']},
                 'tagSet':''}""");
    }

    @Test
    void theItemsOfARequestAreNumbered() {
        var one = CreateTransitGatewayVpcAttachmentRequest.builder().transitGatewayId("tgw-1").subnetIds("a").build();
        var two = one.toBuilder().subnetIds("a", "a").dryRun(true).build();
        same(TrailJson.request("ec2", "CreateTransitGatewayVpcAttachment", one), """
                {'CreateTransitGatewayVpcAttachmentRequest':{'TransitGatewayId':'tgw-1',
                  'SubnetIds':{'tag':1,'content':'a'}}}""");
        same(TrailJson.request("ec2", "CreateTransitGatewayVpcAttachment", two), """
                {'CreateTransitGatewayVpcAttachmentRequest':{'TransitGatewayId':'tgw-1','DryRun':true,
                  'SubnetIds':[{'tag':1,'content':'a'},{'tag':2,'content':'a'}]}}""");
    }

    @Test
    void olderCallsOfEc2AreLowerCamel() {
        var request = CreateRouteRequest.builder().routeTableId("rtb-1").destinationCidrBlock("10.0.0.0/8")
                .transitGatewayId("tgw-1").build();
        same(TrailJson.request("ec2", "CreateRoute", request),
                "{'routeTableId':'rtb-1','destinationCidrBlock':'10.0.0.0/8','transitGatewayId':'tgw-1'}");
        JsonNode response = response("CreateRoute", CreateRouteResponse.builder().returnValue(true).build());
        assertThat(response.get("_return").booleanValue()).isTrue();
        assertThat(response.get("requestId").textValue()).hasSize(36);
        var made = CreateVpcResponse.builder().vpc(vpc -> vpc.ownerId("000123456789")
                .tags(tag("k", "1"))).build();
        same(response("CreateVpc", made).get("vpc"),
                "{'ownerId':'000123456789','tagSet':{'items':[{'key':'k','value':'1'}]}}");
    }

    @Test
    void otherServicesKeepTheirStringsUnderLowerCamelNames() {
        var response = CreateResourceShareResponse.builder().resourceShare(share -> share.name("foo")
                .allowExternalPrincipals(true).owningAccountId("011122223333")
                .creationTime(Instant.parse("2018-11-03T04:23:19Z"))).build();
        same(TrailJson.response("ram", "CreateResourceShare", response), """
                {'resourceShare':{'name':'foo','allowExternalPrincipals':true,'owningAccountId':'011122223333',
                  'creationTime':'Nov 3, 2018 4:23:19 AM'}}""");
        same(TrailJson.request("events", "PutRule", PutRuleRequest.builder().eventPattern("{}").build()),
                "{'eventPattern':'{}'}");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static JsonNode response(String operation, SdkPojo response) {
        return TrailJson.response("ec2", operation, response);
    }

    /** Compared as printed JSON read again, so that an int and a long of the same value are the same. */
    private static void same(JsonNode actual, String expected) {
        assertThat(PojoJsonTest.json(actual.toString().replace("'", "\\u0027"))).isEqualTo(PojoJsonTest.json(expected));
    }
}
