package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What becomes of a resource that its stack is done with (CloudFormation Template Reference, "DeletionPolicy attribute"
 * and "UpdateReplacePolicy attribute").
 *
 * @param whenDeleted  it stays when its stack goes, or has it no longer
 * @param whenReplaced it stays when an update makes another one in its place
 */
record KeepPolicies(boolean whenDeleted, boolean whenReplaced) {
    private static final Set<String> DELETION = Set.of("Delete", "Retain", "RetainExceptOnCreate");
    private static final Set<String> REPLACEMENT = Set.of("Delete", "Retain");

    static KeepPolicies of(JsonNode resource) {
        return new KeepPolicies(keeps(resource, "DeletionPolicy", DELETION),
                keeps(resource, "UpdateReplacePolicy", REPLACEMENT));
    }

    private static boolean keeps(JsonNode resource, String attribute, Set<String> known) {
        String policy = resource.path(attribute).asText("Delete");
        if (!known.contains(policy)) {
            throw new TemplateException(attribute + " is " + policy + ", but the lab knows "
                    + known.stream().sorted().toList() + ".");
        }
        return !policy.equals("Delete");
    }
}
