package org.transithandshake.lab.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * AWS's Service Authorization Reference on the actions that the template names: {@code iam-actions.json}, which
 * {@code .ci/checks/update-facts} writes.
 */
record ActionFacts(JsonNode facts) {
    static ActionFacts load() {
        try (InputStream file = ActionFacts.class.getResourceAsStream("iam-actions.json")) {
            return new ActionFacts(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> actions() {
        Set<String> names = new TreeSet<>();
        facts.get("actions").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Whether the action's permission can be given for one resource and not for another. */
    boolean hasResources(String action) {
        return !types(action).isEmpty();
    }

    /** Types of which every call names a resource. */
    List<String> required(String action) {
        return types(action).properties().stream().filter(type -> type.getValue().get("required").asBoolean())
                .map(type -> type.getKey()).toList();
    }

    /** The types whose ARNs the pattern can match, such as {@code transit-gateway}. */
    List<String> typesOf(String action, String pattern) {
        return types(action).properties().stream().map(type -> type.getKey())
                .filter(type -> pattern.matches(arn(action, type))).toList();
    }

    /** Keys of the action, and of the types that the pattern can match; those of all services are not listed. */
    Set<String> conditionKeys(String action, String pattern) {
        Set<String> keys = new TreeSet<>();
        Stream<JsonNode> lists = Stream.concat(Stream.of(facts.at("/actions/" + action + "/conditionKeys")),
                typesOf(action, pattern).stream().map(type -> types(action).get(type).get("conditionKeys")));
        lists.forEach(list -> list.forEach(key -> keys.add(key.asText().replaceAll("\\$\\{.*", ""))));
        return keys;
    }

    private JsonNode types(String action) {
        return facts.at("/actions/" + action + "/types");
    }

    /**
     * A regular expression for the type's ARNs; of all names only those of SSM's parameters and of IAM's roles have
     * slashes. That a hosted version's ends with its number, older copies of the reference say, and newer ones do not.
     */
    private String arn(String action, String type) {
        String arn = facts.get("types").get(action.substring(0, action.indexOf(':')) + ":" + type).asText();
        return ("\\Q" + arn.replace("${ParameterNameWithoutLeadingSlash}", "\\E.+\\Q")
                .replace("${RoleNameWithPath}", "\\E.+\\Q")
                .replaceAll("\\$\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E")
                + (type.equals("hostedconfigurationversion") ? "(/hostedconfigurationversion/[^/]+)?" : "");
    }
}
