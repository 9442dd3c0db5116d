package org.transithandshake.lab.template;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Refuses event properties that the transform would not carry over. */
final class SamEventShape {
    private SamEventShape() {
    }

    static void check(SamResource event, String name, Map<String, String> own, Map<String, String> target,
            Set<String> others) {
        Set<String> known = new HashSet<>(own.keySet());
        known.addAll(target.keySet());
        known.addAll(others);
        Shape.onlyKnown(event.properties(), known, "the event " + name);
        if (event.has("DeadLetterConfig")) {
            Shape.onlyKnown(event.property("DeadLetterConfig"), Set.of("Arn"),
                    "DeadLetterConfig of the event " + name);
        }
        if (event.has("Target")) {
            Shape.onlyKnown(event.property("Target"), Set.of("Id"), "Target of the event " + name);
        }
        Set<String> inputs = new HashSet<>(Set.of("Input", "InputPath", "InputTransformer"));
        inputs.removeIf(input -> !event.has(input));
        if (inputs.size() > 1) {
            throw new TemplateException("the event " + name + " may have only one of " + inputs + ".");
        }
    }
}
