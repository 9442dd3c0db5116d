package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * A deployed stack.
 *
 * @param id        the stack's ARN
 * @param status    {@code CREATE_COMPLETE} or {@code UPDATE_COMPLETE}
 * @param outputs   values by output name
 * @param resources what {@code Ref} gives for each resource, by logical id
 * @param removed   logical ids of resources that an earlier deployment made and the template has no longer
 * @param made      type and properties of each resource as it was made, every function replaced by its value, by
 *                  logical id
 */
public record Stack(String id, String name, String status, Map<String, String> outputs,
        Map<String, String> resources, Set<String> removed, Map<String, Resource> made) {
    /** What a resource was made of. */
    public record Resource(String type, JsonNode properties) {
    }
}
