package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.time.Timeline;

final class DeploymentTest {
    private static final String ACCOUNT = "111122223333";
    private static final String TEMPLATE = """
            Parameters: {Role: {Type: String, Default: hub}}
            Mappings: {Sizes: {hub: {size: 3}}}
            Conditions: {IsHub: !Equals [!Ref Role, hub]}
            Resources:
              Last:
                Type: Test::Thing
                DependsOn: Handle
                Properties:
                  Name: !Sub ["${Middle.Arn}/${AWS::AccountId}/${own}/${!kept}", {own: !Ref Role}]
                  Value: [!If [IsHub, a, !Ref Spoke], !Ref "AWS::NoValue", !FindInMap [Sizes, !Ref Role, size]]
              Middle:
                Type: Test::Thing
                Properties: {Name: !GetAtt First.Arn, Value: !If [IsHub, !Ref "AWS::NoValue", 1]}
              First:
                Type: Test::Thing
                Properties: {Name: !Base64 hi, Value: {Nested: !Select [1, !Split ["-", a-b]]}}
              Spoke: {Type: Test::Thing, Condition: NotHub}
              Handle: {Type: "AWS::CloudFormation::WaitConditionHandle"}
            Outputs:
              Made: {Value: !GetAtt Last.Arn}
              Hidden: {Condition: NotHub, Value: !Ref Spoke}
            """.replace("IsHub: !", "NotHub: !Not [!Condition IsHub], IsHub: !");
    private final Recorder things = new Recorder("Test::Thing", Set.of("Name", "Value", "Fails"));
    private final List<String> events = new ArrayList<>();
    private final Deployment deployment = new Deployment(List.of(things),
            (account, source, type, resources, detail) ->
                    events.add(account + " " + source + " " + type + " " + resources + " " + detail),
            new Timeline(1, Instant.EPOCH));
    @TempDir
    private Path folder;

    @Test
    void resourcesAreMadeAfterWhatTheyNeedWithAllFunctionsEvaluated() {
        Stack stack = deploy(TEMPLATE, Map.of());
        assertThat(things.puts.keySet()).containsExactly("First", "Middle", "Last");
        assertThat(things.puts.get("First")).hasToString("{\"Name\":\"aGk=\",\"Value\":{\"Nested\":\"b\"}}");
        assertThat(things.puts.get("Middle")).hasToString(
                "{\"Name\":\"arn:aws:test:eu-west-1:111122223333:demo-First\"}");
        assertThat(things.puts.get("Last")).hasToString("{\"Name\":\"arn:aws:test:eu-west-1:111122223333:demo-Middle/"
                + "111122223333/hub/${kept}\",\"Value\":[\"a\",3]}");
        assertThat(stack.outputs()).isEqualTo(Map.of("Made", "arn:aws:test:eu-west-1:111122223333:demo-Last"));
        assertThat(stack.resources()).containsEntry("First", "demo-First").containsKey("Handle");
    }

    @Test
    void theStacksOwnEventIsTheOneCloudFormationDocuments() {
        Stack stack = deploy(TEMPLATE, Map.of());
        assertThat(stack.id()).matches("arn:aws:cloudformation:eu-west-1:111122223333:stack/demo/"
                + "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(events).containsExactly("111122223333 aws.cloudformation CloudFormation Stack Status Change ["
                + stack.id() + "] {\"stack-id\":\"" + stack.id() + "\",\"status-details\":{\"status\":"
                + "\"CREATE_COMPLETE\",\"status-reason\":\"\"},\"client-request-token\":\"\"}");
    }

    @Test
    void aSecondDeploymentUpdatesTheStackAndReportsWhatIsGone() {
        Stack first = deploy(TEMPLATE, Map.of());
        Stack second = deploy("Resources: {First: {Type: 'Test::Thing', Properties: {Name: new}}}", Map.of());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(second.removed()).containsExactlyInAnyOrder("Last", "Middle", "Handle");
        assertThat(things.puts.get("First")).hasToString("{\"Name\":\"new\"}");
        assertThat(events.getLast()).contains("\"UPDATE_COMPLETE\"");
    }

    @Test
    void everyFaultIsToldAndNothingIsMade() {
        assertThatThrownBy(() -> deploy("""
                Resources:
                  Good: {Type: Test::Thing}
                  Typo: {Type: Test::Thin}
                  Extra: {Type: Test::Thing, Properties: {Nam: x}}
                  Lost: {Type: Test::Thing, Properties: {Name: !Sub "${Nobody.Arn}"}}
                  Loop: {Type: Test::Thing, Properties: {Name: {"Fn::ForEach::X": [a]}}}
                """, Map.of())).hasMessage("""
                Typo: the lab cannot make the type Test::Thin (did you mean Test::Thing?).
                Extra: Test::Thing has Nam, which is not supported (did you mean Name?). \
                Supported are Fails, Name, Value.
                Loop: The function Fn::ForEach::X is not supported; supported are %s.
                Lost: unresolved reference to Nobody, which is neither a parameter nor a resource \
                that this stack makes."""
                .formatted(Intrinsics.supported()));
        assertThat(things.puts).isEmpty();
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A: {THING, Properties: {Name: !Ref B}}, B: {THING, DependsOn: A} | resources: A -> B -> A.
            A: {THING, DependsOn: B}                           | A: DependsOn names B
            A: {THING, CreationPolicy: {}}                     | A: the resource has CreationPolicy, which is not
            A: {THING, Condition: C}                           | A: the condition C is not in the section Conditions.
            A: {THING, Properties: {Name: !Equals [a, b]}}     | A: Fn::Equals cannot be used for a value.
            A: {THING, Properties: {Name: !GetAtt P.Arn}}      | A: unresolved reference to P
            A: {Type: AWS::Serverless::Api}                    | A: the type AWS::Serverless::Api is not supported.
            """)
    void aBadResourceIsRefusedBeforeAnythingIsMade(String resources, String message) {
        String template = "Resources: {Good: {THING}, " + resources + "}";
        assertThatThrownBy(() -> deploy(template.replace("THING", "Type: 'Test::Thing'"), Map.of()))
                .hasMessageContaining(message);
        assertThat(things.puts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hooks: {}                                    | The template has Hooks, which is not supported
            Transform: AWS::LanguageExtensions           | The transform "AWS::LanguageExtensions" is not supported
            Outputs: {O: {Value: a, Export: {Name: x}}}  | Output O: the output has Export, which is not supported
            Outputs: {O: {Value: !Ref B}}                | Output O: unresolved reference to B
            Rules: {R: {Assertions: [{Assert: !Equals [a, b], AssertDescription: No.}]}} | Rule R: No.
            Globals: {Api: {}}                           | Globals has Api, which is not supported
            Globals: {Function: {Role: x}}               | Globals.Function has Role, which is not supported
            """)
    void aBadSectionIsRefusedBeforeAnythingIsMade(String section, String message) {
        assertThatThrownBy(() -> deploy(section + "\nResources: {A: {Type: 'Test::Thing'}}", Map.of()))
                .hasMessageContaining(message);
        assertThat(things.puts).isEmpty();
    }

    @Test
    void aTemplateWithoutResourcesIsRefused() {
        assertThatThrownBy(() -> deploy("Description: empty", Map.of())).hasMessageContaining("at least one resource");
    }

    @Test
    void aReferenceToAResourceThatTheConditionLeavesOutIsRefused() {
        assertThatThrownBy(() -> deploy(TEMPLATE, Map.of("Role", "other"))).hasMessageContaining("no key \"other\"");
        assertThatThrownBy(() -> deploy(TEMPLATE.replace("!GetAtt First.Arn", "!GetAtt Spoke.Arn"), Map.of()))
                .hasMessageContaining("Middle: unresolved reference to Spoke");
    }

    @Test
    void aResourceThatCannotBeMadeNamesItselfAndTheReason() {
        assertThatThrownBy(() -> deploy("Resources: {A: {Type: 'Test::Thing', Properties: {Fails: x}}}", Map.of()))
                .hasMessage("The resource A (Test::Thing) could not be made: LimitExceeded: There are enough things.");
        assertThatThrownBy(() -> deploy("Resources: {A: {Type: 'Test::Thing'}, "
                + "B: {Type: 'Test::Thing', Properties: {Name: !GetAtt A.Id}}}", Map.of()))
                .hasMessageContaining("the resource A has no attribute Id; it has [Arn].");
        assertThat(events).isEmpty();
    }

    private Stack deploy(String text, Map<String, String> parameters) {
        try {
            Path template = Files.writeString(folder.resolve("template.yaml"), text);
            return deployment.deploy(ACCOUNT, "eu-west-1", "demo", template, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
