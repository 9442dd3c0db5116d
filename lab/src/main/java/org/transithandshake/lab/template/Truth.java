package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Decides condition and rule functions; values inside them may use parameters and mappings only. */
final class Truth {
    private final Evaluator evaluator;
    private final Predicate<String> conditions;

    /** @param conditions answers {@code {"Condition": name}} */
    Truth(Evaluator evaluator, Predicate<String> conditions) {
        this.evaluator = evaluator;
        this.conditions = conditions;
    }

    boolean of(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            throw new TemplateException("a condition must be one function, but is " + node + ".");
        }
        Map.Entry<String, JsonNode> call = node.properties().iterator().next();
        JsonNode argument = call.getValue();
        return switch (call.getKey()) {
            case "Condition" -> conditions.test(argument.asText());
            case "Fn::Equals" -> equal(pair(argument, "Fn::Equals"));
            case "Fn::Not" -> !of(list(argument, "Fn::Not", 1, 1).get(0));
            case "Fn::And" -> stream(list(argument, "Fn::And", 2, 10)).allMatch(this::of);
            case "Fn::Or" -> stream(list(argument, "Fn::Or", 2, 10)).anyMatch(this::of);
            case "Fn::Contains" -> contains(pair(argument, "Fn::Contains"));
            case "Fn::EachMemberIn" -> eachIn(pair(argument, "Fn::EachMemberIn"));
            case "Fn::EachMemberEquals" -> eachEquals(pair(argument, "Fn::EachMemberEquals"));
            default -> throw new TemplateException("The function " + call.getKey() + " is not supported in conditions "
                    + "and rules; supported are " + Intrinsics.TESTS.stream().sorted().toList() + ".");
        };
    }

    private boolean equal(JsonNode pair) {
        JsonNode first = evaluator.evaluate(pair.get(0));
        JsonNode second = evaluator.evaluate(pair.get(1));
        return first.isValueNode() && second.isValueNode() ? first.asText().equals(second.asText())
                : first.equals(second);
    }

    private boolean contains(JsonNode pair) {
        return texts(pair.get(0)).contains(evaluator.evaluate(pair.get(1)).asText());
    }

    private boolean eachIn(JsonNode pair) {
        return texts(pair.get(1)).containsAll(texts(pair.get(0)));
    }

    private boolean eachEquals(JsonNode pair) {
        return Set.of(evaluator.evaluate(pair.get(1)).asText()).containsAll(texts(pair.get(0)));
    }

    private Set<String> texts(JsonNode node) {
        JsonNode list = evaluator.evaluate(node);
        if (!list.isArray()) {
            throw new TemplateException("a list is needed, but this is " + list + ".");
        }
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode pair(JsonNode node, String function) {
        return list(node, function, 2, 2);
    }

    private static JsonNode list(JsonNode node, String function, int least, int most) {
        if (!node.isArray() || node.size() < least || node.size() > most) {
            throw new TemplateException(function + " needs a list of " + least
                    + (least == most ? "" : " to " + most) + " arguments, but has " + node + ".");
        }
        return node;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
