package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Says where an event first differs from a pattern.
 *
 * <p>The engine that EventBridge itself uses is asked, field by field in the pattern's order: the difference is the
 * field with which the pattern so far no longer matches. So there is one if and only if the whole does not match, and
 * no test of values is written here a second time. Fields before the difference hold together with each other, also
 * within the elements of a list.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *      operators</a>
 */
final class PatternDifference {
    private static final String OR = "$or";

    private PatternDifference() {
    }

    /** One field of a pattern: the names on the way to it, and what is wanted there. */
    private record Step(List<String> path, JsonNode wants) {
        Step {
            path = List.copyOf(path);
        }

        String name() {
            return String.join(".", path);
        }

        boolean isOr() {
            return path.getLast().equals(OR);
        }
    }

    /** Nothing if the event matches; the first difference; or that of each alternative of an {@code $or}. */
    static List<Difference> of(JsonNode pattern, JsonNode event) {
        return Patterns.matches(pattern.toString(), event) ? List.of() : first(steps(pattern, List.of()), 0, event);
    }

    private static List<Step> steps(JsonNode pattern, List<String> path) {
        List<Step> steps = new ArrayList<>();
        pattern.properties().forEach(field -> {
            List<String> there = Stream.concat(path.stream(), Stream.of(field.getKey())).toList();
            if (field.getValue().isObject()) {
                steps.addAll(steps(field.getValue(), there));
            } else {
                steps.add(new Step(there, field.getValue()));
            }
        });
        return steps;
    }

    /** @param known so many steps match together */
    private static List<Difference> first(List<Step> steps, int known, JsonNode event) {
        int held = known;
        while (held < steps.size() && matches(steps.subList(0, held + 1), event)) {
            held++;
        }
        return held == steps.size() ? List.of() : differences(steps.subList(0, held), steps.get(held), event);
    }

    private static List<Difference> differences(List<Step> before, Step step, JsonNode event) {
        if (!step.isOr()) {
            boolean alone = matches(List.of(step), event);
            return List.of(new Difference(step.name(), step.wants(), values(event, step.name()), alone));
        }
        List<String> at = step.path().subList(0, step.path().size() - 1);
        return StreamSupport.stream(step.wants().spliterator(), false).flatMap(alternative -> first(
                Stream.concat(before.stream(), steps(alternative, at).stream()).toList(), before.size(), event)
                .stream()).distinct().toList();
    }

    private static boolean matches(List<Step> steps, JsonNode event) {
        return Patterns.matches(pattern(steps).toString(), event);
    }

    private static JsonNode pattern(List<Step> steps) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        for (Step step : steps) {
            ObjectNode at = pattern;
            for (String name : step.path().subList(0, step.path().size() - 1)) {
                at = at.has(name) ? (ObjectNode) at.get(name) : at.putObject(name);
            }
            at.set(step.path().getLast(), step.wants());
        }
        return pattern;
    }

    /** What the event has under a name with dots; a list counts as its elements, as for the engine. */
    private static List<JsonNode> values(JsonNode event, String name) {
        if (event.isArray()) {
            return StreamSupport.stream(event.spliterator(), false).flatMap(item -> values(item, name).stream())
                    .toList();
        }
        if (name.isEmpty()) {
            return List.of(event);
        }
        List<JsonNode> values = new ArrayList<>();
        event.properties().forEach(field -> {
            if (name.equals(field.getKey())) {
                values.addAll(values(field.getValue(), ""));
            } else if (name.startsWith(field.getKey() + ".")) {
                values.addAll(values(field.getValue(), name.substring(field.getKey().length() + 1)));
            }
        });
        return values;
    }
}
