package org.transithandshake.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Every operation of every service, called with the SDK's own client: what arrives is what was sent, and what comes
 * back is what the service answered. The SDK's marshallers and parsers are the oracle.
 */
class WholeModelTest {
    private final FakeAws aws = new FakeAws();
    private final SplittableRandom random = new SplittableRandom(20261123);
    /** The SDK says nothing about empty lists to EC2. Global endpoints of EventBridge need a signer of their own. */
    private final Filler requests = new Filler(random, 1, Set.of("EndpointId"));
    private final Filler responses = new Filler(random, 0, Set.of());

    /** Left out: one whose class has another name, and requests in which the SDK cuts times to whole seconds. */
    @Test
    void everyOperationOfEc2() throws Exception {
        assertThat(check("ec2", Ec2Client.class, aws.client(Ec2Client.builder()),
                "enableVolumeIO", "describeFleetHistory", "describeSpotFleetRequestHistory", "requestSpotFleet",
                "requestSpotInstances"))
                .hasSizeGreaterThan(700);
    }

    @Test
    void everyOperationOfRam() throws Exception {
        assertThat(check("ram", RamClient.class, aws.client(RamClient.builder()))).hasSizeGreaterThan(30);
    }

    @Test
    void everyOperationOfEventBridge() throws Exception {
        assertThat(check("events", EventBridgeClient.class, aws.client(EventBridgeClient.builder())))
                .hasSizeGreaterThan(50);
    }

    @Test
    void everyOperationOfStepFunctions() throws Exception {
        assertThat(check("states", SfnClient.class, aws.client(SfnClient.builder()))).hasSizeGreaterThan(30);
    }

    /** Where the SDK's class has another name than AWS's operation, the lab could not register it. */
    @Test
    void everyOperationOfSnsThatIsNamedAsItsClass() throws Exception {
        assertThat(check("sns", SnsClient.class, aws.client(SnsClient.builder()),
                "createSMSSandboxPhoneNumber", "deleteSMSSandboxPhoneNumber", "verifySMSSandboxPhoneNumber",
                "getSMSSandboxAccountStatus", "listSMSSandboxPhoneNumbers", "getSMSAttributes", "setSMSAttributes"))
                .hasSizeGreaterThan(30);
    }

    /** The SDK checks the digests of messages, which random answers do not have. */
    @Test
    void everyOperationOfSqsWithoutDigests() throws Exception {
        assertThat(check("sqs", SqsClient.class, aws.client(SqsClient.builder()),
                "sendMessage", "sendMessageBatch", "receiveMessage")).hasSizeGreaterThan(15);
    }

    /** The two that are left out come without a signature, so nothing tells whom they are for. */
    @Test
    void everySignedOperationOfSts() throws Exception {
        assertThat(check("sts", StsClient.class, aws.client(StsClient.builder()),
                "assumeRoleWithSAML", "assumeRoleWithWebIdentity")).hasSizeGreaterThan(5);
    }

    /** The two that are left out have a constant in their query. */
    @Test
    void everyOperationOfLambdaWithARouteOfItsOwn() throws Exception {
        assertThat(check("lambda", LambdaClient.class, aws.client(LambdaClient.builder()),
                "getLayerVersionByArn", "listProvisionedConcurrencyConfigs")).hasSizeGreaterThan(60);
    }

    private <C> List<String> check(String service, Class<C> type, C client, String... without) throws Exception {
        List<String> checked = new ArrayList<>();
        List<Method> methods = Arrays.stream(type.getMethods()).filter(WholeModelTest::isOperation)
                .filter(method -> !List.of(without).contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName)).toList();
        for (Method method : methods) {
            check(service, client, method);
            checked.add(method.getName());
        }
        return checked;
    }

    private static boolean isOperation(Method method) {
        return method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && AwsResponse.class.isAssignableFrom(method.getReturnType());
    }

    private void check(String service, Object client, Method method) throws Exception {
        Class<? extends SdkPojo> requestType = method.getParameterTypes()[0].asSubclass(SdkPojo.class);
        SdkPojo sent = requests.fill(requestType);
        SdkPojo answer = responses.fill(method.getReturnType().asSubclass(SdkPojo.class));
        List<SdkPojo> arrived = new ArrayList<>();
        aws.api.add(new Operations(service).on(requestType, (caller, request) -> {
            arrived.add(request);
            return answer;
        }));
        Object returned = call(client, method, sent);
        same(sent, arrived.getFirst());
        same(answer, (SdkPojo) returned);
    }

    private static Object call(Object client, Method method, SdkPojo request) throws Exception {
        try {
            return method.invoke(client, request);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.getName() + " with " + request, e.getCause());
        }
    }

    private static void same(SdkPojo expected, SdkPojo actual) {
        if (!expected.equalsBySdkFields(actual)) {
            assertThat(actual).hasToString(expected.toString());
            throw new AssertionError("differs although it prints alike: " + expected);
        }
    }
}
