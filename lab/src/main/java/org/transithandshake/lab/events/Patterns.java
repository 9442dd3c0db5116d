package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;

/** The compiled patterns of one bus, matched by the engine that EventBridge itself uses (aws/event-ruler). */
final class Patterns {
    /** Quota "Event pattern size", EventBridge User Guide. */
    static final int LONGEST = 2_048;
    private final GenericMachine<String> machine = GenericMachine.<String>builder().build();

    Patterns(Collection<Rule> rules) {
        for (Rule rule : rules) {
            add(rule.name(), rule.pattern());
        }
    }

    private void add(String name, String pattern) {
        try {
            machine.addRule(name, pattern);
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

    Set<String> matching(JsonNode envelope) {
        try {
            return new HashSet<>(machine.rulesForJSONEvent(envelope.toString()));
        } catch (Exception e) {
            throw new IllegalArgumentException("event-ruler cannot read " + envelope, e);
        }
    }
}
