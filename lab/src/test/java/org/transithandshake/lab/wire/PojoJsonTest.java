package org.transithandshake.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsResponse;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;

class PojoJsonTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:00:00.250Z");

    @Test
    void stepFunctionsSeesPascalCaseAndIsoTimes() {
        var response = DescribeExecutionResponse.builder().executionArn("arn").startDate(TIME).redriveCount(2).build();
        assertThat(PojoJson.write(response, Naming.MEMBER))
                .isEqualTo(json("{'ExecutionArn':'arn','StartDate':'2026-11-23T10:00:00.250Z','RedriveCount':2}"));
    }

    @Test
    void jsonProtocolsSeeTheirOwnNamesAndEpochSeconds() {
        var response = GetResourceShareInvitationsResponse.builder().resourceShareInvitations(
                ResourceShareInvitation.builder().senderAccountId("012345678901").invitationTimestamp(TIME).build())
                .build();
        assertThat(PojoJson.write(response, Naming.LOCATION).toString()).isEqualTo(
                "{\"resourceShareInvitations\":[{\"senderAccountId\":\"012345678901\","
                        + "\"invitationTimestamp\":1795428000.25}]}");
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void unsetListsAreLeftOutAndEmptyOnesAreNot(Naming naming) {
        assertThat(PojoJson.write(PutEventsRequest.builder().build(), naming)).isEqualTo(json("{}"));
        assertThat(PojoJson.write(PutEventsRequest.builder().entries(List.of()).build(), naming))
                .isEqualTo(json("{'Entries':[]}"));
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void whatIsWrittenIsReadBack(Naming naming) {
        Filler filler = new Filler(new SplittableRandom(7), 0, Set.of());
        for (var type : List.of(DescribeInstancesResponse.class, PublishRequest.class, PutEventsRequest.class)) {
            SdkPojo pojo = filler.fill(type);
            SdkPojo again = PojoJson.read(PojoJson.write(pojo, naming), type, naming);
            assertThat(again.equalsBySdkFields(pojo)).as("%s became %s", pojo, again).isTrue();
        }
    }

    @Test
    void argumentsOfAnIntegrationBecomeARequest() {
        var request = PojoJson.read(json("{'Filters':[{'Name':'state','Values':['available']}],'NextToken':null}"),
                DescribeTransitGatewayVpcAttachmentsRequest.class, Naming.MEMBER);
        assertThat(request.filters()).singleElement().satisfies(filter -> {
            assertThat(filter.name()).isEqualTo("state");
            assertThat(filter.values()).containsExactly("available");
        });
        assertThat(request.nextToken()).isNull();
    }

    @Test
    void whatDoesNotFitIsNamedWithItsPlace() {
        refused("{'Filter':[]}", "Filter is not a member of DescribeTransitGatewayVpcAttachmentsRequest");
        refused("{'Filters':[{'name':'state'}]}",
                "name is not a member of DescribeTransitGatewayVpcAttachmentsRequest.Filters[0]");
        refused("{'Filters':'state'}", "DescribeTransitGatewayVpcAttachmentsRequest.Filters must be ARRAY");
        refused("{'NextToken':7}", "DescribeTransitGatewayVpcAttachmentsRequest.NextToken must be STRING, not 7");
        refused("{'MaxResults':1.5}", "DescribeTransitGatewayVpcAttachmentsRequest.MaxResults is no INTEGER: 1.5");
        refused("[]", "DescribeTransitGatewayVpcAttachmentsRequest must be a JSON object");
    }

    @Test
    void timesAreReadInEitherForm() {
        for (String time : List.of("1795428000.25", "'2026-11-23T10:00:00.250Z'")) {
            var read = PojoJson.read(json("{'TransitGateway':{'CreationTime':" + time + "}}"),
                    CreateTransitGatewayResponse.class, Naming.MEMBER);
            assertThat(read.transitGateway().creationTime()).isEqualTo(TIME);
        }
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> PojoJson.read(
                json(json), DescribeTransitGatewayVpcAttachmentsRequest.class, Naming.MEMBER))
                .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo("States.Runtime"))
                .hasMessageContaining(message);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
