package org.transithandshake.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.DeleteResourceShareRequest;
import software.amazon.awssdk.services.ram.model.DeleteResourceShareResponse;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsResponse;
import software.amazon.awssdk.services.ram.model.RamException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationAlreadyAcceptedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Chosen calls with the SDK's real clients; {@link WholeModelTest} covers the breadth. */
class WireTest {
    private static final String INVITATION = "arn:aws:ram:eu-central-1:222222222222:resource-share-invitation/1";
    private final FakeAws aws = new FakeAws();

    @Test
    void nestedFiltersAndPagingTokensReachEc2() {
        List<DescribeTransitGatewayAttachmentsRequest> arrived = new ArrayList<>();
        aws.on("ec2", DescribeTransitGatewayAttachmentsRequest.class, (caller, request) -> {
            arrived.add(request);
            String next = request.nextToken() == null ? "page 2" : null;
            return DescribeTransitGatewayAttachmentsResponse.builder()
                    .transitGatewayAttachments(TransitGatewayAttachment.builder()
                            .transitGatewayAttachmentId("after " + request.nextToken()).build())
                    .nextToken(next).build();
        });
        Filter filter = Filter.builder().name("state").values("pendingAcceptance", "available").build();
        var seen = aws.client(Ec2Client.builder())
                .describeTransitGatewayAttachmentsPaginator(request -> request.filters(filter).maxResults(5))
                .transitGatewayAttachments().stream().map(item -> item.transitGatewayAttachmentId()).toList();
        assertThat(seen).containsExactly("after null", "after page 2");
        assertThat(arrived).allSatisfy(request -> assertThat(request.filters()).containsExactly(filter));
        assertThat(arrived.getFirst().maxResults()).isEqualTo(5);
    }

    @Test
    void tagSpecificationsReachEc2AndTimesAndTagsComeBack() {
        Instant created = Instant.parse("2026-11-23T10:00:00.250Z");
        Tag name = Tag.builder().key("Name").value("a&b <c>").build();
        aws.on("ec2", CreateTransitGatewayVpcAttachmentRequest.class, (caller, request) ->
                CreateTransitGatewayVpcAttachmentResponse.builder().transitGatewayVpcAttachment(made -> made
                        .vpcOwnerId(caller.account()).subnetIds(request.subnetIds()).creationTime(created)
                        .tags(request.tagSpecifications().getFirst().tags())).build());
        var made = aws.client(Ec2Client.builder()).createTransitGatewayVpcAttachment(request -> request
                .subnetIds("subnet-1", "subnet-2")
                .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.TRANSIT_GATEWAY_ATTACHMENT)
                        .tags(name).build())).transitGatewayVpcAttachment();
        assertThat(made.vpcOwnerId()).isEqualTo("111111111111");
        assertThat(made.subnetIds()).containsExactly("subnet-1", "subnet-2");
        assertThat(made.creationTime()).isEqualTo(created);
        assertThat(made.tags()).containsExactly(name);
    }

    @Test
    void anEmptyListComesBackAsAListAndAnUnsetOneDoesNot() {
        aws.on("ec2", DescribeVpcsRequest.class, (caller, request) -> request.dryRun()
                ? DescribeVpcsResponse.builder().build() : DescribeVpcsResponse.builder().vpcs(List.of()).build());
        Ec2Client ec2 = aws.client(Ec2Client.builder());
        assertThat(ec2.describeVpcs(request -> request.dryRun(false)).hasVpcs()).isTrue();
        assertThat(ec2.describeVpcs(request -> request.dryRun(true)).hasVpcs()).isFalse();
    }

    @Test
    void ec2AnswersItsCodesWithoutExceptionsOfTheirOwn() {
        aws.on("ec2", DescribeVpcsRequest.class, (caller, request) -> {
            throw new AwsError("InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist");
        });
        var error = catchThrowableOfType(Ec2Exception.class, () -> aws.client(Ec2Client.builder()).describeVpcs());
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidVpcID.NotFound");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("The vpc ID 'vpc-1' does not exist");
        assertThat(error.statusCode()).isEqualTo(400);
        assertThat(error.requestId()).isNotBlank();
    }

    @Test
    void theErrorsOfTheOtherServicesAreTyped() {
        aws.on("ram", AcceptResourceShareInvitationRequest.class, (caller, request) -> {
            throw new AwsError("ResourceShareInvitationAlreadyAcceptedException", request.resourceShareInvitationArn());
        });
        aws.on("states", StartExecutionRequest.class, (caller, request) -> {
            throw new AwsError("ExecutionAlreadyExists", "Execution Already Exists: '" + request.name() + "'");
        });
        aws.on("sns", PublishRequest.class, (caller, request) -> {
            throw new AwsError(404, "NotFound", "Topic does not exist");
        });
        assertThatThrownBy(() -> aws.client(RamClient.builder())
                .acceptResourceShareInvitation(request -> request.resourceShareInvitationArn(INVITATION)))
                .isInstanceOf(ResourceShareInvitationAlreadyAcceptedException.class).hasMessageContaining(INVITATION);
        assertThatThrownBy(() -> aws.client(SfnClient.builder()).startExecution(request -> request.name("again")))
                .isInstanceOf(ExecutionAlreadyExistsException.class).hasMessageContaining("'again'");
        assertThatThrownBy(() -> aws.client(SnsClient.builder()).publish(request -> request.message("hello")))
                .isInstanceOf(NotFoundException.class).hasMessageContaining("Topic does not exist");
    }

    @Test
    void anEmptyPageWithATokenComesThrough() {
        aws.on("ram", GetResourceShareInvitationsRequest.class, (caller, request) ->
                GetResourceShareInvitationsResponse.builder().resourceShareInvitations(List.of()).nextToken("x")
                        .build());
        var page = aws.client(RamClient.builder()).getResourceShareInvitations();
        assertThat(page.hasResourceShareInvitations()).isTrue();
        assertThat(page.nextToken()).isEqualTo("x");
    }

    @Test
    void ramDeletesByQueryParameter() {
        aws.on("ram", DeleteResourceShareRequest.class, (caller, request) -> DeleteResourceShareResponse.builder()
                .returnValue(request.resourceShareArn().equals("arn:a/b c&d")).build());
        var answer = aws.client(RamClient.builder()).deleteResourceShare(r -> r.resourceShareArn("arn:a/b c&d"));
        assertThat(answer.returnValue()).isTrue();
    }

    @Test
    void theAccessKeyTellsTheCallerAndTheSignatureTheRegion() {
        List<Caller> callers = new ArrayList<>();
        aws.on("sts", GetCallerIdentityRequest.class, (caller, request) -> {
            callers.add(caller);
            return GetCallerIdentityResponse.builder().account(caller.account()).build();
        });
        var person = StaticCredentialsProvider.create(AwsBasicCredentials.create("000000000042", "any"));
        assertThat(aws.client(StsClient.builder()).getCallerIdentity().account()).isEqualTo("111111111111");
        assertThat(aws.client(StsClient.builder(), person).getCallerIdentity().account()).isEqualTo("000000000042");
        assertThat(callers).containsExactly(FakeAws.SPOKE, Caller.person("000000000042", "eu-central-1"));
    }

    @Test
    void aCallInsideATaskIsACallOfThatTaskAndTakesVirtualTime() {
        aws.on("ec2", DescribeVpcsRequest.class, (caller, request) -> DescribeVpcsResponse.builder().build());
        Ec2Client ec2 = aws.client(Ec2Client.builder());
        aws.time.spawn("two calls", Duration.ZERO, () -> {
            ec2.describeVpcs();
            ec2.describeVpcs();
        });
        aws.time.runUntilIdle();
        assertThat(aws.time.now()).isEqualTo(Instant.EPOCH.plus(Delay.API_CALL.typical().multipliedBy(2)));
    }

    @Test
    void aDefectOfAHandlerIsNotDisguisedAsAnAnswerOfAws() {
        aws.on("ec2", DescribeVpcsRequest.class, (caller, request) -> {
            throw new IllegalStateException("defect");
        });
        assertThatThrownBy(() -> aws.client(Ec2Client.builder()).describeVpcs()).hasMessageContaining("defect")
                .isNotInstanceOf(Ec2Exception.class);
    }

    @Test
    void strangersAndTheUnsignedAreTurnedAway() {
        var stranger = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAUNKNOWN", "any"));
        var ec2 = catchThrowableOfType(Ec2Exception.class,
                () -> aws.client(Ec2Client.builder(), stranger).describeVpcs());
        var unsigned = catchThrowableOfType(Ec2Exception.class,
                () -> aws.client(Ec2Client.builder(), AnonymousCredentialsProvider.create()).describeVpcs());
        var ram = catchThrowableOfType(RamException.class,
                () -> aws.client(RamClient.builder(), stranger).getResourceShareInvitations());
        assertThat(ec2.awsErrorDetails().errorCode()).isEqualTo("AuthFailure");
        assertThat(ec2.statusCode()).isEqualTo(401);
        assertThat(unsigned.awsErrorDetails().errorCode()).isEqualTo("AuthFailure");
        assertThat(ram.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException");
        assertThat(ram.statusCode()).isEqualTo(403);
    }

    @Test
    void whatTheLabDoesNotKnowIsInvalidActionInEveryProtocol() {
        var ec2 = catchThrowableOfType(Ec2Exception.class, () -> aws.client(Ec2Client.builder()).describeVpcs());
        var ram = catchThrowableOfType(RamException.class,
                () -> aws.client(RamClient.builder()).getResourceShareInvitations());
        var events = catchThrowableOfType(EventBridgeException.class,
                () -> aws.client(EventBridgeClient.builder()).listEventBuses(request -> { }));
        var sts = catchThrowableOfType(StsException.class, () -> aws.client(StsClient.builder()).getCallerIdentity());
        assertThat(List.of(ec2, ram, events, sts)).allSatisfy(error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
            assertThat(error.statusCode()).isEqualTo(400);
        });
    }

    @Test
    void aServiceThatTheLabLacksIsInvalidActionToo() {
        Answer answer = aws.wire.answer(signed("s3", "GET", "/bucket", ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("InvalidAction").contains("s3");
    }

    @Test
    void unknownParametersAreNamed() {
        aws.on("ec2", DescribeVpcsRequest.class, (caller, request) -> DescribeVpcsResponse.builder().build());
        aws.on("events", PutEventsRequest.class, (caller, request) -> null);
        aws.on("ram", GetResourceShareInvitationsRequest.class, (caller, request) -> null);
        assertThat(ec2("Filter.1.Colour=red")).contains("UnknownParameter").contains("Filter.1.Colour ");
        assertThat(ec2("VpcId.first=vpc-1")).contains("UnknownParameter").contains("VpcId.first ");
        assertThat(ec2("VpcId=vpc-1")).contains("UnknownParameter").contains("VpcId ");
        assertThat(ec2("MaxResults=many")).contains("InvalidParameterValue").contains("MaxResults");
        assertThat(text(aws.wire.answer(signed("ram", "POST", "/getresourceshareinvitations", "{\"colour\":1}"))))
                .contains("ValidationException")
                .contains("colour is not a member of GetResourceShareInvitationsRequest");
        assertThat(text(aws.wire.answer(signed("ram", "POST", "/getresourceshareinvitations", "{"))))
                .contains("SerializationException");
    }

    private String ec2(String parameter) {
        Answer answer = aws.wire.answer(
                signed("ec2", "POST", "/", "Action=DescribeVpcs&Version=2016-11-15&" + parameter));
        assertThat(answer.status()).isEqualTo(400);
        return text(answer);
    }

    private static RawRequest signed(String service, String method, String path, String body) {
        String credential = "Credential=111111111111/20261123/eu-central-1/" + service + "/aws4_request";
        return new RawRequest(method, path, Map.of(),
                Map.of("authorization", List.of("AWS4-HMAC-SHA256 " + credential + ", SignedHeaders=host")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
