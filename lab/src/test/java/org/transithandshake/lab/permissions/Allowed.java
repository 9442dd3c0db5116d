package org.transithandshake.lab.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One statement of a policy.
 *
 * @param owner     logical id of the resource that the policy belongs to
 * @param kind      where the policy hangs
 * @param when      the template's conditions under which the statement is there; empty for always
 * @param statement as in a policy document, with Effect, Action and, but for trust, Resource
 */
record Allowed(String owner, Kind kind, List<String> when, JsonNode statement) {
    enum Kind { ROLE, TRUST, RESOURCE }

    boolean allows() {
        return statement.path("Effect").asText().equals("Allow");
    }

    List<String> actions() {
        return list(statement.path("Action"), JsonNode::asText);
    }

    List<String> resources() {
        return list(statement.path("Resource"), Readable::arn);
    }

    /** Who is let in, such as {@code events.amazonaws.com}; empty for a role's own policy. */
    List<String> principals() {
        JsonNode principal = statement.path("Principal");
        List<String> all = new ArrayList<>(principal.isTextual() ? List.of(principal.asText()) : List.of());
        principal.forEach(kind -> all.addAll(list(kind, Readable::text)));
        return all;
    }

    /** Each as {@code operator key values}. */
    List<String> conditions() {
        List<String> all = new ArrayList<>();
        statement.path("Condition").properties().forEach(operator -> operator.getValue().properties().forEach(key ->
                all.add(operator.getKey() + " " + key.getKey() + " "
                        + String.join(" or ", list(key.getValue(), Readable::arn)))));
        return all;
    }

    private static List<String> list(JsonNode node, Function<JsonNode, String> text) {
        List<String> list = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> list.add(text.apply(one)));
        } else if (!node.isMissingNode()) {
            list.add(text.apply(node));
        }
        return list;
    }
}
