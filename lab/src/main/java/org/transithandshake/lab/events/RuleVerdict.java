package org.transithandshake.lab.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What one rule says to an event.
 *
 * @param bus         the name of the rule's bus
 * @param enabled     a disabled rule hears nothing
 * @param differences where the event first differs from the pattern: none if it matches, several if all alternatives of
 *                    an {@code $or} differ
 */
public record RuleVerdict(String bus, String rule, boolean enabled, List<Difference> differences) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RuleVerdict {
        differences = List.copyOf(differences);
    }

    public boolean matches() {
        return enabled && differences.isEmpty();
    }

    static RuleVerdict of(Rule rule, JsonNode event) {
        return new RuleVerdict(rule.bus().name(), rule.name(), rule.isEnabled(),
                PatternDifference.of(pattern(rule), event));
    }

    private static JsonNode pattern(Rule rule) {
        try {
            return JSON.readTree(rule.pattern());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the pattern of " + rule.arn() + " was checked when it was put", e);
        }
    }
}
