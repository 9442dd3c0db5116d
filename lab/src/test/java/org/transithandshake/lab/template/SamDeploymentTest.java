package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.iam.Iam;
import org.transithandshake.lab.time.Timeline;

/** SAM, CloudFormation and IAM together: the role of a deployed function or machine is the one that decides. */
final class SamDeploymentTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Admit:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.Admit
                  CodeUri: functions/
                  Policies:
                    - Statement:
                        - Effect: Allow
                          Action: states:StartExecution
                          Resource: !Sub "arn:aws:states:${AWS::Region}:${AWS::AccountId}:stateMachine:*"
                          Condition: {StringEquals: {"aws:PrincipalAccount": !Ref "AWS::AccountId"}}
              Connect:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: connect.asl.json
                  DefinitionSubstitutions: {Admit: !GetAtt Admit.Arn}
            """;
    private final Iam iam = new Iam();
    private final Recorder functions = new Recorder("AWS::Lambda::Function", Set.of("Handler", "Code", "Role", "Tags"));
    private final Recorder machines = new Recorder(
            "AWS::StepFunctions::StateMachine", Set.of("DefinitionString", "RoleArn", "Tags"));
    @TempDir
    private Path folder;

    @Test
    void theFunctionsRoleMayDoWhatItsPoliciesSayAndTheMachineKnowsTheFunction() throws IOException {
        deploy(TEMPLATE);
        assertThat(machines.puts.get("Connect").path("DefinitionString").asText())
                .isEqualTo("{\"Resource\": \"arn:aws:test:eu-west-1:111122223333:hub-Admit\"}");
        String role = functions.puts.get("Admit").path("Role").asText();
        iam.checkTrust(role, "lambda.amazonaws.com");
        Caller admit = new Caller("111122223333", "eu-west-1", role, "Admit", "Admit");
        iam.check(admit, start("111122223333"));
        assertThatThrownBy(() -> iam.check(admit, start("444455556666"))).hasMessageContaining("is not authorized");
        iam.checkTrust(machines.puts.get("Connect").path("RoleArn").asText(), "states.amazonaws.com");
    }

    @Test
    void aPolicyThatIsNotUnderstoodFailsTheDeployment() {
        assertThatThrownBy(() -> deploy(TEMPLATE.replace("StringEquals", "StringEqual")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("The resource AdmitRole (AWS::IAM::Role) could not be made")
                .hasMessageContaining("the condition operator \"StringEqual\"");
    }

    private static Access start(String account) {
        return new Access("states:StartExecution", "arn:aws:states:eu-west-1:" + account + ":stateMachine:connect");
    }

    private void deploy(String text) throws IOException {
        Path template = Files.writeString(folder.resolve("template.yaml"), text);
        Files.writeString(folder.resolve("connect.asl.json"), "{\"Resource\": \"${Admit}\"}");
        List<ResourceType> types = new ArrayList<>(iam.resourceTypes());
        types.addAll(List.of(functions, machines));
        new Deployment(types, (account, source, type, resources, detail) -> { }, new Timeline(1, Instant.EPOCH))
                .deploy("111122223333", "eu-west-1", "hub", template, Map.of());
    }
}
