package org.transithandshake.lab.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A resource's policy also denies callers of its own account, whatever their own policies allow. */
@AtItsOwnEnd
final class OwnAccountTest {
    private static final String ACCOUNT = "111122223333";
    private static final String TEMPLATE = """
            Resources:
              Queue: {Type: "AWS::SQS::Queue"}
              QueuePolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Queue]
                  PolicyDocument: {Statement: {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: "*", IF}}
              Topic: {Type: "AWS::SNS::Topic"}
              TopicPolicy:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  Topics: [!Ref Topic]
                  PolicyDocument: {Statement: {Effect: Deny, Principal: "*", Action: "sns:Publish", Resource: "*", IF}}
              Bus: {Type: "AWS::Events::EventBus", Properties: {Name: doors}}
              BusPolicy:
                Type: AWS::Events::EventBusPolicy
                Properties:
                  EventBusName: !Ref Bus
                  StatementId: deny
                  Statement: {Effect: Deny, Principal: "*", Action: "events:PutEvents", Resource: "*", IF}
            """;
    private Lab lab;
    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        lab = new Lab(LabSetup.quiet());
    }

    @Test
    void whatAQueueATopicOrABusDeniesIsDeniedInItsOwnAccount() throws IOException {
        Stack stack = deploy("Condition: {Bool: {\"aws:SecureTransport\": \"true\"}}");
        assertThatThrownBy(() -> send(stack)).hasMessageContaining("with an explicit deny in a resource-based policy");
        assertThatThrownBy(() -> publish(stack)).hasMessageContaining("explicit deny");
        assertThat(put().entries().getFirst().errorMessage()).contains("explicit deny");
    }

    @Test
    void whatIsDeniedWithoutEncryptionOnlyIsNotDenied() throws IOException {
        Stack stack = deploy("Condition: {BoolIfExists: {\"aws:SecureTransport\": \"false\"}}");
        send(stack);
        publish(stack);
        assertThat(put().failedEntryCount()).isZero();
    }

    @Test
    void aPolicyThatIsTakenOutOfTheStackDeniesNoMore() throws IOException {
        Stack stack = deploy("Condition: {Bool: {\"aws:SecureTransport\": \"true\"}}");
        deploy(TEMPLATE.replaceAll("(?m)^  \\w+Policy:\\n(    .*\\n)*", ""), "");
        send(stack);
        publish(stack);
        assertThat(put().failedEntryCount()).isZero();
    }

    private Stack deploy(String condition) throws IOException {
        return deploy(TEMPLATE, condition);
    }

    private Stack deploy(String template, String condition) throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), template.replace("IF", condition));
        return lab.deploy(ACCOUNT, "app", file, Map.of());
    }

    private void send(Stack stack) {
        call("sqs", "SendMessage", SendMessageRequest.builder().queueUrl(stack.resources().get("Queue"))
                .messageBody("m").build());
    }

    private void publish(Stack stack) {
        call("sns", "Publish", PublishRequest.builder().topicArn(stack.resources().get("Topic")).message("m").build());
    }

    private PutEventsResponse put() {
        return (PutEventsResponse) call("events", "PutEvents", PutEventsRequest.builder().entries(
                PutEventsRequestEntry.builder().eventBusName("doors").source("app").detailType("t").detail("{}")
                        .build()).build());
    }

    private SdkPojo call(String service, String operation, SdkPojo request) {
        return lab.api().call(Caller.person(ACCOUNT, Lab.REGION), service, operation, request);
    }
}
