package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the names that a tree uses through Ref, Fn::GetAtt and Fn::Sub. */
final class References {
    private final Set<String> names = new LinkedHashSet<>();

    private References() {
    }

    static Set<String> of(JsonNode tree) {
        References references = new References();
        references.walk(tree);
        return references.names;
    }

    private void walk(JsonNode node) {
        Optional<Map.Entry<String, JsonNode>> call = Intrinsics.call(node);
        if (call.isEmpty()) {
            node.forEach(this::walk);
            return;
        }
        String function = call.get().getKey();
        if (!Intrinsics.VALUES.contains(function)) {
            throw new TemplateException(function + " cannot be used for a value.");
        }
        JsonNode argument = call.get().getValue();
        switch (function) {
            case "Ref" -> names.add(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> substitution(argument);
            default -> walk(argument);
        }
    }

    private void attribute(JsonNode argument) {
        names.add(argument.isArray() ? argument.path(0).asText() : argument.asText().split("\\.", 2)[0]);
        argument.forEach(this::walk);
    }

    private void substitution(JsonNode argument) {
        JsonNode own = argument.path(1);
        SubText.variables(argument.isArray() ? argument.path(0).asText() : argument.asText()).stream()
                .filter(name -> !own.has(name))
                .forEach(name -> names.add(name.split("\\.", 2)[0]));
        own.forEach(this::walk);
    }
}
