package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** How the lab makes one CloudFormation resource type. */
public interface ResourceType {
    /** Where a resource stands: {@code stackId} is the stack's ARN. */
    record Place(String account, String region, String stackId, String stackName, String logicalId) {
    }

    /** What {@code Ref} and {@code Fn::GetAtt} answer for the made resource. */
    record Created(String ref, Map<String, String> attributes) {
    }

    /** Such as {@code AWS::Events::Rule}. */
    String type();

    /** The properties it understands; a template that uses another one is refused before anything is made. */
    Set<String> properties();

    /** Whether a template may give it any other property too, as it may give a custom resource. */
    default boolean takesAnyProperty() {
        return false;
    }

    /** Whether its deletion waits for somebody; what need not stand for it is gone by then. */
    default boolean isSlowToGo() {
        return false;
    }

    /** Makes the resource, or changes it to these properties when this stack made it before. */
    Created put(Place place, JsonNode properties);

    /** Takes the resource away with its stack. What nothing acts through any more may stay behind. */
    default void delete(Place place, Created made) {
    }
}
