package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.ResourceType;

/**
 * A checked template: what to make, in this order. Branches of Fn::If are taken; other functions are still there.
 *
 * @param deletions the same resources in the order in which they go
 * @param values    parameters and pseudo parameters by name
 */
record Plan(List<Item> items, List<Item> deletions, Map<String, JsonNode> outputs, Map<String, JsonNode> values,
        JsonNode mappings) {
    /**
     * One resource to make.
     *
     * @param policies what its DeletionPolicy and UpdateReplacePolicy keep of it
     */
    record Item(String logicalId, ResourceType type, JsonNode properties, KeepPolicies policies) {
    }
}
