package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.lab.api.AwsError;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;

/** The compiled patterns of one bus, matched by the engine that EventBridge itself uses (aws/event-ruler). */
final class Patterns {
    /** Quota "Event pattern size", EventBridge User Guide. */
    static final int LONGEST = 2_048;
    private final GenericMachine<Alternative> machine = GenericMachine.<Alternative>builder().build();

    /**
     * One alternative of the {@code $or}s of a rule, under a name of its own: as alternatives of one name, those that
     * share a value match at random in event-ruler 2.1.0.
     */
    private record Alternative(String rule, int number) {
    }

    Patterns(Collection<Rule> rules) {
        for (Rule rule : rules) {
            add(rule.name(), rule.pattern());
        }
    }

    private void add(String name, String pattern) {
        try {
            int number = 0;
            for (var alternative : JsonRuleCompiler.compile(pattern)) {
                machine.addPatternRule(new Alternative(name, number++), alternative);
            }
        } catch (IOException e) {
            throw new AwsError("InvalidEventPatternException", "Event pattern is not valid. Reason: " + e.getMessage());
        }
    }

    /** @throws AwsError {@code InvalidEventPatternException} or {@code ValidationException} */
    static void check(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new AwsError("ValidationException", "Event pattern has " + pattern.length() + " characters; at most "
                    + LONGEST + " are allowed.");
        }
        String problem = JsonRuleCompiler.check(pattern);
        if (problem != null) {
            throw new AwsError("InvalidEventPatternException", "Event pattern is not valid. Reason: " + problem);
        }
    }

    /** Whether one pattern matches the event. */
    static boolean matches(String pattern, JsonNode envelope) {
        Patterns one = new Patterns(List.of());
        one.add("it", pattern);
        return !one.matching(envelope).isEmpty();
    }

    Set<String> matching(JsonNode envelope) {
        try {
            return machine.rulesForJSONEvent(envelope.toString()).stream().map(Alternative::rule)
                    .collect(Collectors.toSet());
        } catch (Exception e) {
            throw new IllegalArgumentException("event-ruler cannot read " + envelope, e);
        }
    }
}
