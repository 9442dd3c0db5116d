package org.transithandshake.lab.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.fakes.World.HUB;
import static org.transithandshake.lab.fakes.World.SPOKE;
import static org.transithandshake.lab.fakes.World.START;
import static org.transithandshake.lab.fakes.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class CloudTrailTest {
    private final World world = new World();
    private final List<Put> puts = new ArrayList<>();
    private AwsError refusal;

    private record Put(Instant at, String account, String source, String detailType, JsonNode detail) {
    }

    private static final class Names implements TrailRendering {
        @Override
        public ObjectNode request(String service, String operation, SdkPojo request) {
            return JsonNodeFactory.instance.objectNode().put("asked", service + " " + operation);
        }

        @Override
        public ObjectNode response(String service, String operation, SdkPojo response) {
            return JsonNodeFactory.instance.objectNode().put("answered", response.getClass().getSimpleName());
        }
    }

    private void call(Switches switches, Caller caller, SdkPojo request) {
        CloudTrail trail = new CloudTrail(world.time, world.delays, this::put, switches, new Names(),
                id -> id.equals("tgw-1") ? Optional.of(HUB) : Optional.empty());
        Api api = new Api(world.time, world.delays, world.journal, world.authorizer, trail);
        api.add(new Operations("ec2")
                .on(CreateTransitGatewayVpcAttachmentRequest.class, (c, q) -> attach())
                .on(DescribeVpcsRequest.class, (c, q) -> DescribeVpcsResponse.builder().build()));
        api.add(new Operations("sns").on(PublishRequest.class, (c, q) -> PublishResponse.builder().build()));
        try {
            String name = request.getClass().getSimpleName().replace("Request", "");
            api.call(caller, name.equals("Publish") ? "sns" : "ec2", name, request);
        } catch (AwsError e) {
            assertThat(e).isSameAs(refusal);
        }
        world.time.runUntilIdle();
    }

    private CreateTransitGatewayVpcAttachmentResponse attach() {
        if (refusal != null) {
            throw refusal;
        }
        return CreateTransitGatewayVpcAttachmentResponse.builder().build();
    }

    private void put(String account, String source, String type, List<String> resources, JsonNode detail) {
        assertThat(resources).isEmpty();
        puts.add(new Put(world.time.now(), account, source, type, detail));
    }

    private static CreateTransitGatewayVpcAttachmentRequest request(String gateway) {
        return CreateTransitGatewayVpcAttachmentRequest.builder().transitGatewayId(gateway).build();
    }

    private static Switches trails(boolean ownerCopy, String... accounts) {
        return new Switches(Set.of(accounts), ownerCopy, false, false, Overlap.IDENTICAL_PER_TABLE);
    }

    @Test
    void aMutatingCallReachesTheDefaultBusHalfAMinuteLater() {
        call(trails(false, SPOKE), World.role(SPOKE), request("tgw-1"));

        assertThat(puts).hasSize(1);
        Put put = puts.getFirst();
        assertThat(put.at()).isEqualTo(START.plusSeconds(30));
        assertThat(put.account()).isEqualTo(SPOKE);
        assertThat(put.source()).isEqualTo("aws.ec2");
        assertThat(put.detailType()).isEqualTo("AWS API Call via CloudTrail");
        ObjectNode detail = put.detail().deepCopy();
        detail.remove(List.of("eventID", "sharedEventID", "userIdentity", "eventVersion", "managementEvent",
                "eventCategory"));
        assertThat(detail).isEqualTo(json("{'eventTime':'2026-01-01T00:00:00Z','eventSource':'ec2.amazonaws.com',"
                + "'eventName':'CreateTransitGatewayVpcAttachment','awsRegion':'eu-west-1',"
                + "'requestParameters':{'asked':'ec2 CreateTransitGatewayVpcAttachment'},"
                + "'responseElements':{'answered':'CreateTransitGatewayVpcAttachmentResponse'},"
                + "'readOnly':false,'eventType':'AwsApiCall','recipientAccountId':'" + SPOKE + "'}"));
    }

    @Test
    void aRolesIdentityNamesItsSessionAndIssuer() {
        call(trails(false, SPOKE), World.role(SPOKE), request("tgw-1"));
        JsonNode identity = puts.getFirst().detail().get("userIdentity");
        assertThat(identity.get("type").asText()).isEqualTo("AssumedRole");
        assertThat(identity.get("arn").asText())
                .isEqualTo("arn:aws:sts::" + SPOKE + ":assumed-role/worker/worker");
        assertThat(identity.get("principalId").asText()).matches("AROA[0-9A-F]{17}:worker");
        assertThat(identity.at("/sessionContext/sessionIssuer/arn").asText())
                .isEqualTo("arn:aws:iam::" + SPOKE + ":role/worker");
    }

    @Test
    void aPersonIsAUser() {
        call(trails(false, SPOKE), Caller.person(SPOKE, World.REGION), request("tgw-1"));
        JsonNode identity = puts.getFirst().detail().get("userIdentity");
        assertThat(identity.get("type").asText()).isEqualTo("IAMUser");
        assertThat(identity.get("arn").asText()).isEqualTo("arn:aws:iam::" + SPOKE + ":user/person");
    }

    @Test
    void aFailedCallHasACodeAndNoResponse() {
        refusal = new AwsError("DuplicateTransitGatewayAttachment", "there is one");
        call(trails(true, "*"), World.role(SPOKE), request("tgw-1"));

        assertThat(puts).extracting(Put::account).containsExactly(SPOKE);
        JsonNode detail = puts.getFirst().detail();
        assertThat(detail.get("responseElements").isNull()).isTrue();
        assertThat(detail.get("errorCode").asText()).isEqualTo("Client.DuplicateTransitGatewayAttachment");
        assertThat(detail.get("errorMessage").asText()).isEqualTo("there is one");
    }

    @Test
    void anAccountWithoutATrailHearsNothing() {
        call(trails(false, HUB), World.role(SPOKE), request("tgw-1"));
        assertThat(puts).isEmpty();
    }

    @Test
    void theGatewaysOwnerGetsARedactedCopyOfTheSameCall() {
        call(trails(true, "*"), World.role(SPOKE), request("tgw-1"));

        assertThat(puts).extracting(Put::account).containsExactlyInAnyOrder(SPOKE, HUB);
        JsonNode callers = puts.get(0).detail();
        JsonNode owners = puts.get(1).detail();
        assertThat(owners.get("sharedEventID")).isEqualTo(callers.get("sharedEventID"));
        assertThat(owners.get("eventID")).isNotEqualTo(callers.get("eventID"));
        assertThat(owners.get("recipientAccountId").asText()).isEqualTo(HUB);
        assertThat(owners.get("userIdentity")).isEqualTo(json("{'type':'AWSAccount','principalId':'"
                + callers.at("/userIdentity/principalId").asText() + "','accountId':'" + SPOKE + "'}"));
    }

    @Test
    void theOwnersCopyNeedsOnlyTheOwnersTrail() {
        call(trails(true, HUB), World.role(SPOKE), request("tgw-1"));
        assertThat(puts).extracting(Put::account).containsExactly(HUB);
        puts.clear();
        call(trails(true, SPOKE), World.role(SPOKE), request("tgw-1"));
        assertThat(puts).extracting(Put::account).containsExactly(SPOKE);
    }

    @Test
    void thereIsNoCopyOfAnOwnersOwnCallOrForAnUnknownGateway() {
        call(trails(true, "*"), World.role(HUB), request("tgw-1"));
        assertThat(puts).extracting(Put::account).containsExactly(HUB);
        puts.clear();
        call(trails(true, "*"), World.role(SPOKE), request("tgw-2"));
        assertThat(puts).extracting(Put::account).containsExactly(SPOKE);
    }

    @Test
    void readsAndDataEventsAreNotRecorded() {
        call(trails(true, "*"), World.role(SPOKE), DescribeVpcsRequest.builder().build());
        call(trails(true, "*"), World.role(SPOKE), PublishRequest.builder().build());
        assertThat(puts).isEmpty();
    }
}
