package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One statement of a policy.
 *
 * @param actions    patterns of the Action element, or of NotAction when {@code allActionsBut} is set
 * @param resources  patterns of the Resource element; {@code *} in trust policies, which have none
 * @param principals who is meant; empty in identity policies, which mean their owner
 */
record Statement(boolean allow, boolean allActionsBut, List<String> actions, List<String> resources,
        Optional<Principals> principals, List<Condition> conditions) {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "Principal", "Condition");

    static Statement parse(JsonNode node, PolicyKind kind) {
        Malformed.onlyKnown(node, ELEMENTS, "A statement");
        String effect = node.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw Malformed.error("Effect must be Allow or Deny, but is \"" + effect + "\".");
        }
        if (node.has("Action") == node.has("NotAction")) {
            throw Malformed.error("A statement needs either Action or NotAction: " + node);
        }
        boolean not = node.has("NotAction");
        return new Statement(effect.equals("Allow"), not, actions(node.get(not ? "NotAction" : "Action")),
                resources(node, kind), principals(node, kind),
                node.has("Condition") ? Condition.parse(node.get("Condition")) : List.of());
    }

    private static List<String> actions(JsonNode node) {
        List<String> actions = Malformed.texts(node, "Action");
        for (String action : actions) {
            if (!action.matches("\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+")) {
                throw Malformed.error("Actions must be prefixed with a vendor, such as ec2:, but one is \""
                        + action + "\".");
            }
        }
        return actions;
    }

    private static List<String> resources(JsonNode node, PolicyKind kind) {
        if (kind == PolicyKind.TRUST) {
            if (node.has("Resource")) {
                throw Malformed.error("A trust policy has no Resource element.");
            }
            return List.of("*");
        }
        if (!node.has("Resource")) {
            throw Malformed.error("A statement needs Resource: " + node);
        }
        List<String> resources = Malformed.texts(node.get("Resource"), "Resource");
        for (String resource : resources) {
            if (!resource.equals("*") && resource.split(":", 6).length != 6) {
                throw Malformed.error("Resource " + resource + " must be in ARN format or \"*\".");
            }
        }
        return resources;
    }

    private static Optional<Principals> principals(JsonNode node, PolicyKind kind) {
        if (node.has("Principal") == (kind == PolicyKind.IDENTITY)) {
            throw Malformed.error(kind == PolicyKind.IDENTITY ? "A role's own policy has no Principal element."
                    : "A statement needs Principal: " + node);
        }
        return Optional.ofNullable(node.get("Principal")).map(Principals::parse);
    }

    boolean applies(Request request) {
        boolean listed = actions.stream().anyMatch(pattern -> Glob.matchesIgnoringCase(pattern, request.action()));
        return listed != allActionsBut
                && resources.stream().anyMatch(pattern -> Glob.matches(pattern, request.resource()))
                && principals.map(all -> all.include(request.principal())).orElse(true)
                && conditions.stream().allMatch(condition -> condition.holds(request.context()));
    }

    /** The patterns that name the action, or {@code NotAction} where everything else is named. */
    List<String> patternsFor(String action) {
        return allActionsBut ? List.of("NotAction")
                : actions.stream().filter(pattern -> Glob.matchesIgnoringCase(pattern, action)).toList();
    }

    List<String> patterns() {
        return allActionsBut ? List.of("NotAction") : actions;
    }
}
