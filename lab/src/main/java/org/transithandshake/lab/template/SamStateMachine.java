package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Serverless::StateMachine}: a state machine, its role, and what its events need. */
final class SamStateMachine {
    private static final Map<String, String> COPIED = Map.of("Name", "StateMachineName", "Type", "StateMachineType",
            "Logging", "LoggingConfiguration", "Tracing", "TracingConfiguration");
    private static final Set<String> OWN =
            Set.of("DefinitionUri", "DefinitionSubstitutions", "Role", "RolePath", "Policies", "Tags", "Events");
    private static final String TAG = "stateMachine:createdBy";
    private final SamResource machine;
    private final Path folder;
    private final SamOutput output;

    SamStateMachine(SamResource machine, Path folder, SamOutput output) {
        this.machine = machine;
        this.folder = folder;
        this.output = output;
    }

    void expand() {
        Set<String> known = new HashSet<>(COPIED.keySet());
        known.addAll(OWN);
        Shape.onlyKnown(machine.properties(), known, "AWS::Serverless::StateMachine");
        if (machine.has("Role") && machine.has("Policies")) {
            throw new TemplateException("Role and Policies exclude each other.");
        }
        ObjectNode properties = machine.copy(COPIED);
        properties.set("DefinitionString", DefinitionText.read(
                folder, machine.property("DefinitionUri"), machine.property("DefinitionSubstitutions")));
        properties.set("RoleArn", machine.has("Role") ? machine.property("Role") : addRole());
        properties.set("Tags", SamTags.list(TAG, machine.property("Tags")));
        output.main(machine, "AWS::StepFunctions::StateMachine", properties);
        SamTarget target = new SamTarget(machine, "StepFunctions", Json.ref(machine.id()), output);
        SamEvents.expand(machine.property("Events"), target);
    }

    private JsonNode addRole() {
        String id = machine.id() + "Role";
        SamRole role = new SamRole("states.amazonaws.com");
        if (machine.property("Tracing").path("Enabled").asBoolean()) {
            role.managed("AWSXrayWriteOnlyAccess");
        }
        role.policies(id, machine.property("Policies")).set("Tags", SamTags.list(TAG, machine.property("Tags")));
        if (machine.has("RolePath")) {
            role.set("Path", machine.property("RolePath"));
        }
        output.added(machine, id, SamRole.TYPE, role.properties());
        return Json.attribute(id, "Arn");
    }
}
