package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.states.Rig.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

class IntegrationsTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:f";
    private final Rig rig = new Rig();

    private static String task(String resource, String arguments) {
        return "'T':{'Type':'Task','Resource':'" + resource + "','Arguments':" + arguments + ",'End':true}";
    }

    @Test
    void invokeAnswersPayloadStatusAndVersion() {
        rig.functions.put("f", payload -> IntNode.valueOf(payload.get("x").intValue() + 1));

        assertThat(rig.output("T", task("arn:aws:states:::lambda:invoke",
                "{'FunctionName':'f','Payload':{'x':'{% $states.input.x %}'}}"), "{'x':1}"))
                .isEqualTo(json("{'Payload':2,'StatusCode':200,'ExecutedVersion':'$LATEST'}"));
        assertThat(rig.calls).containsExactly(FUNCTION + " {\"x\":1}");
        assertThat(rig.checked).contains(new Access("lambda:InvokeFunction", FUNCTION));
    }

    @Test
    void aFunctionsArnTakesAndGivesBarePayloads() {
        rig.functions.put("f", payload -> payload);

        assertThat(rig.output("T", task(FUNCTION, "[1]"), "{}")).isEqualTo(json("[1]"));
    }

    @Test
    void aFunctionThatTheRoleMayNotInvokeFails() {
        DescribeExecutionResponse end = rig.run("T", task("arn:aws:states:::lambda:invoke",
                "{'FunctionName':'forbidden'}"));

        assertThat(end.error()).isEqualTo("Lambda.AWSLambdaException");
        assertThat(end.cause()).contains("not authorized").contains("Status Code: 403");
        assertThat(rig.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws-sdk:ec2:acceptTransitGatewayVpcAttachment, IncorrectState, Ec2.Ec2Exception",
        "aws-sdk:ec2:describeVpcs, UnauthorizedOperation, Ec2.Ec2Exception",
        "aws-sdk:ram:acceptResourceShareInvitation, ResourceShareInvitationAlreadyAcceptedException,"
                + " Ram.ResourceShareInvitationAlreadyAcceptedException",
        "aws-sdk:ram:getResourceShares, AccessDeniedException, Ram.RamException",
        "aws-sdk:sfn:sendTaskSuccess, TaskTimedOut, Sfn.TaskTimedOutException",
        "aws-sdk:sfn:sendTaskSuccess, TaskDoesNotExist, Sfn.TaskDoesNotExistException",
        "aws-sdk:sfn:startExecution, ExecutionAlreadyExists, Sfn.ExecutionAlreadyExistsException",
        "aws-sdk:eventbridge:putEvents, InternalFailure, EventBridge.EventBridgeException",
        "events:putEvents, ResourceNotFoundException, EventBridge.ResourceNotFoundException",
        "states:startExecution, ExecutionAlreadyExists, StepFunctions.ExecutionAlreadyExistsException",
    })
    void aServicesErrorIsNamedAsStepFunctionsNamesIt(String resource, String code, String error) {
        String operation = resource.replaceFirst(".*:", "");
        rig.services.put(operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1), q -> {
            throw new AwsError(code, "The message.");
        });

        DescribeExecutionResponse end = rig.run("T", task("arn:aws:states:::" + resource, "{}"));

        assertThat(end.error()).isEqualTo(error);
        assertThat(end.cause()).startsWith("The message. (Service: ").contains(", Status Code: 400, Request ID: ");
    }

    @Test
    void anSdkCallGoesToTheDoorOfItsService() {
        rig.services.put("DescribeVpcs", q -> json("{'Vpcs':[]}"));
        rig.services.put("SendTaskSuccess", q -> json("{}"));

        assertThat(rig.output("T", task("arn:aws:states:::aws-sdk:ec2:describeVpcs", "{'VpcIds':['v']}"), "{}"))
                .isEqualTo(json("{'Vpcs':[]}"));
        rig.run("T", task("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", "{'Output':'1'}"));
        assertThat(rig.calls).containsExactly("ec2:DescribeVpcs {\"VpcIds\":[\"v\"]}",
                "states:SendTaskSuccess {\"Output\":\"1\"}");
    }

    @Test
    void putEventsAddsItsResourcesAndFailsWithAFailedEntry() {
        rig.services.put("PutEvents", q -> q.at("/Entries/0/Source").asText().equals("bad")
                ? json("{'FailedEntryCount':1,'Entries':[{'ErrorCode':'X'}]}") : q);
        String states = task("arn:aws:states:::events:putEvents",
                "{'Entries':[{'Source':'{% $states.input %}','Detail':{'a':1}}]}");
        JsonNode entry = rig.output("T", states, "'good'").at("/Entries/0");

        assertThat(entry.get("Detail").textValue()).isEqualTo("{\"a\":1}");
        assertThat(entry.get("Resources").get(0).textValue())
                .startsWith("arn:aws:states:eu-west-1:111111111111:execution:m:");
        assertThat(entry.get("Resources").get(1).textValue())
                .isEqualTo("arn:aws:states:eu-west-1:111111111111:stateMachine:m");
        assertThat(rig.run("T", states, "'bad'").error()).isEqualTo("EventBridge.FailedEntry");
    }

    @Test
    void startExecutionAndPublishTakeJsonForText() {
        rig.services.put("StartExecution", q -> q);
        rig.services.put("Publish", q -> q);

        assertThat(rig.output("T", task("arn:aws:states:::states:startExecution", "{'Input':{'a':1}}"), "{}"))
                .hasToString("{\"Input\":\"{\\\"a\\\":1}\"}");
        assertThat(rig.output("T", task("arn:aws:states:::sns:publish", "{'Message':'text'}"), "{}"))
                .isEqualTo(json("{'Message':'text'}"));
    }
}
