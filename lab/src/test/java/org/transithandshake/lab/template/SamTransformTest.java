package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sam-expanded.json} agrees with aws-sam-translator but for where the code and the definition lie. */
final class SamTransformTest {
    private static final Path FOLDER = folder();

    @Test
    void functionsAndMachinesBecomeWhatSamMakesOfThem() {
        JsonNode expanded = SamTransform.expand(TemplateReader.read(FOLDER.resolve("sam.yaml")), FOLDER);
        assertThat(expanded).isEqualTo(TemplateReader.read(FOLDER.resolve("sam-expanded.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CodeUri: x, AutoPublishAlias: live                  | AWS::Serverless::Function has AutoPublishAlias
            CodeUri: x, Role: r, Policies: []                   | Role and Policies exclude each other
            Handler: h                                          | CodeUri must be a path
            CodeUri: x, Policies: [{LambdaInvokePolicy: {F: x}}] | policy templates and Fn::If are not supported
            CodeUri: x, Policies: Nobody                        | unknown managed policy Nobody
            CodeUri: x, EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SNS}}} | with Destination
            CodeUri: x, Events: {E: {Type: Api}}                | the event E has the unsupported type Api
            CodeUri: x, Events: {E: {Type: EventBridgeRule, Properties: {Patern: {}}}} | (did you mean Pattern?)
            CodeUri: x, Events: {E: {Type: Schedule, Properties: {DeadLetterConfig: {Type: SQS}}}} | DeadLetterConfig of
            CodeUri: x, Events: {E: {Type: EventBridgeRule, Properties: {Input: a, InputPath: b}}} | only one of
            """)
    void whatAFunctionCannotHaveIsRefused(String properties, String message) {
        assertThatThrownBy(() -> expand("F: {Type: 'AWS::Serverless::Function', Properties: {" + properties + "}}"))
                .hasMessageStartingWith("F: ").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DefinitionUri: none.json                                  | DefinitionUri none.json cannot be read
            Definition: {}                                            | AWS::Serverless::StateMachine has Definition
            DefinitionUri: statemachine/m.asl.json                    | uses ${F}, but DefinitionSubstitutions has no
            DefinitionUri: statemachine/m.asl.json, DefinitionSubstitutions: {F: a, G: b} | has [G], but
            """)
    void whatAMachineCannotHaveIsRefused(String properties, String message) {
        assertThatThrownBy(() -> expand("M: {Type: 'AWS::Serverless::StateMachine', Properties: {" + properties + "}}"))
                .hasMessageStartingWith("M: ").hasMessageContaining(message);
    }

    @Test
    void aLogicalIdThatSamWouldTakeTwiceIsRefused() {
        assertThatThrownBy(() -> expand("F: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: x}}, "
                + "FRole: {Type: 'AWS::IAM::Role'}")).hasMessageContaining("the logical id FRole is taken twice");
    }

    @Test
    void serverlessTypesNeedTheTransform() {
        assertThatThrownBy(() -> SamTransform.expand(TemplateReader.parse(
                "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: x}}}"), FOLDER))
                .hasMessageContaining("Transform: AWS::Serverless-2016-10-31");
    }

    private static JsonNode expand(String resources) {
        return SamTransform.expand(TemplateReader.parse(
                "Transform: AWS::Serverless-2016-10-31\nResources: {" + resources + "}"), FOLDER);
    }

    private static Path folder() {
        try {
            return Path.of(SamTransformTest.class.getResource("sam.yaml").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
